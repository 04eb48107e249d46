extension KeyFormats {
    /// Code hosts, trackers and design tools.
    static let codeHosts: [KeyFormat] = [
        KeyFormat("github-token", ["ghp_", "gho_", "ghu_", "ghr_"], .alnum, 30...255, .anywhere),
        KeyFormat("github-token", ["ghs_"], .dotted, 30...2000, .anywhere),
        KeyFormat("github-token", ["github_pat_"], .word, 30...255, .anywhere),
        KeyFormat(
            "gitlab-token",
            [
                "glpat-", "gldt-", "glrt-", "glrtr-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-",
                "gloas-",
                "glsoat-", "glffct-", "glwt-",
            ], .dotted, 16...400, .anywhere),
        KeyFormat("gitlab-token", ["GR1348941"], .base64url, 20...40, .anywhere),
        KeyFormat("atlassian-token", ["ATATT3", "ATCTT3", "ATSTT3"], .base64.union("_-"), 60...300),
        KeyFormat("atlassian-token", ["ATOA"], .base64url, 80...300, .mixed),
        KeyFormat("trello-token", ["ATTA"], .hex, 64...80),
        KeyFormat("bitbucket-token", ["ATBB"], .alnum, 24...40),
        KeyFormat("asana-token", ["0/", "1/", "2/"], ByteClass.lowerHex.union(":/"), 49...70, .exact),
        KeyFormat(
            "gitlab-session", ["_gitlab_session="], .lowerAlnum, 32...32, [.keepsPrefix, .anywhere]),
        KeyFormat("clickup-key", ["pk_"], ByteClass.upperAlnum.union("_"), 40...43, .exact),
        KeyFormat("dropbox-token", ["sl."], .base64url.union("."), 120...2000, .mixed),
        KeyFormat("configcat-key", ["configcat-sdk-"], .base64url.union("/"), 44...60),
        KeyFormat("statsig-key", ["secret-", "console-"], .alnum, 40...50, [.exact, .random]),
        KeyFormat("flagsmith-key", ["ser."], .alnum, 20...24, [.exact, .random]),
        KeyFormat("lichess-token", ["lip_"], .alnum, 20...20, [.exact, .random]),
        KeyFormat("thunderstore-token", ["tss_"], .alnum, 40...60, .random),
        KeyFormat("ionic-token", ["ion_"], .alnum, 42...42, [.exact, .mixed]),
        KeyFormat("authress-key", ["sc_", "ext_", "scauth_", "authress_"], .dotted, 60...200, [.random]),
        KeyFormat("linear-key", ["lin_api_", "lin_oauth_", "lin_wh_"], .alnum, 30...80),
        KeyFormat("notion-key", ["ntn_"], .alnum, 40...60),
        KeyFormat("notion-key", ["secret_"], .alnum, 40...50, [.exact, .mixed]),
        KeyFormat(
            "figma-key", ["figd_", "figu_", "figo_", "figr_", "figdh_", "figuh_", "figoh_"], .base64url,
            30...80),
        KeyFormat("postman-key", ["PMAK-"], .lowerHex.union("-"), 50...70),
        KeyFormat("postman-key", ["PMAT-"], .upperAlnum, 26...26),
        KeyFormat("airtable-key", ["pat"], .alnum.union("."), 79...79, [.exact, .mixed]),
        KeyFormat("typeform-key", ["tfp_"], .dotted.union("="), 40...80),
        KeyFormat("contentful-key", ["CFPAT-"], .base64url, 40...50),
        KeyFormat("readme-key", ["rdme_"], .alnum, 60...80),
        KeyFormat("sourcegraph-key", ["sgp_", "slk_"], .word, 40...100, .mixed),
        KeyFormat("circleci-key", ["CCIPAT_", "CCIPRJ_"], .word, 40...100),
        KeyFormat("buildkite-key", ["bkua_"], .alnum, 40...40),
        KeyFormat("sonar-key", ["squ_", "sqp_", "sqa_"], .lowerHex, 40...40),
        KeyFormat("launchdarkly-key", ["sdk-", "api-"], .lowerHex.union("-"), 36...36, [.exact, .mixed]),
    ]
}
