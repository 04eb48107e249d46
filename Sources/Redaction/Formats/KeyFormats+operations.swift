extension KeyFormats {
    /// Monitoring and operations.
    static let operations: [KeyFormat] = [
        KeyFormat("newrelic-key", ["NRAK-", "NRRA-", "NRII-", "NRSP-"], .base64url, 20...60, .mixed),
        KeyFormat("newrelic-key", ["NRJS-"], .lowerHex, 19...19),
        KeyFormat("honeycomb-key", ["hcaik_", "hcxik_", "hcamk_"], .alnum, 50...70),
        KeyFormat("axiom-token", ["xaat-", "xapt-"], .lowerHex.union("-"), 36...36),
        KeyFormat("pagerduty-key", ["u+"], .base64url, 18...18, [.exact, .random]),
        KeyFormat("snyk-token", ["snyk_uat.", "snyk_sat."], .dotted, 40...200),
        KeyFormat("rootly-key", ["rootly_"], .lowerHex, 64...64),
        KeyFormat("intra42-secret", ["s-s4t2ud-", "s-s4t2af-"], .lowerHex, 64...64),
        KeyFormat("adobe-secret", ["p8e-"], .lowerHex, 32...32, .exact),
        KeyFormat("adafruit-key", ["aio_"], .alnum, 28...28, [.exact, .random]),
        KeyFormat("ubidots-token", ["BBFF-", "BBUS-"], .alnum, 30...40),
        KeyFormat("dbt-token", ["dbtc_", "dbtu_", "dbts_"], .base64url, 36...60, .mixed),
        KeyFormat("stytch-key", ["secret-live-", "secret-test-"], .base64url.union("="), 36...40),
        KeyFormat("grafana-token", ["glsa_"], .word, 40...60),
        KeyFormat("grafana-token", ["glc_"], .base64, 30...400),
        KeyFormat("grafana-token", ["eyJrIjoi"], .base64, 50...400),
        KeyFormat(
            "sentry-token", ["sntrys_", "sntryu_", "sntryi_", "sntrya_"], .base64.union("_-"), 40...400),
        KeyFormat("dynatrace-token", ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s16."], .dotted, 60...100),
        KeyFormat("prefect-key", ["pnu_", "pnb_"], .alnum, 36...36),
        KeyFormat("frameio-key", ["fio-u-"], .base64url, 60...70),
        KeyFormat("harness-key", ["pat.", "sat."], .dotted, 66...74, .mixed),
        KeyFormat("settlemint-key", ["sm_pat_", "sm_aat_", "sm_sat_"], .alnum, 16...16),
        KeyFormat("lob-key", ["live_", "test_"], .lowerHex, 35...35, .exact),
        KeyFormat("defined-key", ["dnkey-"], .base64url, 60...90),
        KeyFormat("password-hash", ["$2a$", "$2b$", "$2y$"], .alnum.union("./$"), 56...56, .exact),
        KeyFormat(
            "password-hash",
            ["$1$", "$5$", "$6$", "$y$", "$7$", "$apr1$", "$argon2i$", "$argon2id$", "$scrypt$"],
            .alnum.union("./$=,+"), 27...200, .mixed),
    ]
}
