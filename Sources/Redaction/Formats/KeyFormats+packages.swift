extension KeyFormats {
    /// Package registries and artifact stores.
    static let packages: [KeyFormat] = [
        KeyFormat("npm-token", ["npm_"], .alnum, 36...36, .mixed),
        KeyFormat("pypi-token", ["pypi-"], .base64url, 50...400, .mixed),
        KeyFormat("rubygems-token", ["rubygems_"], .lowerHex, 40...60),
        KeyFormat("crates-token", ["cio"], .alnum, 32...32, [.exact, .mixed]),
        KeyFormat("docker-token", ["dckr_pat_", "dckr_oat_"], .base64url, 20...60),
        KeyFormat("nuget-key", ["oy2"], .lowerAlnum, 43...43, [.exact, .mixed]),
        KeyFormat("clojars-key", ["CLOJARS_"], .lowerAlnum, 50...70),
        KeyFormat("artifactory-key", ["AKC"], .alnum, 60...80, [.exact, .random]),
        KeyFormat(
            "artifactory-key", ["AP6", "APA", "APB", "APC", "APD", "APE", "APF"], .alnum, 65...80,
            [.exact, .random]),
        KeyFormat(
            "bundler-credential", ["BUNDLE_ENTERPRISE__CONTRIBSYS__COM=", "BUNDLE_GEMS__CONTRIBSYS__COM="],
            .lowerHex.union(":"), 17...17, .keepsPrefix),
        KeyFormat("artifactory-key", ["cmVmdGtu"], .alnum, 50...60),
        KeyFormat("packagist-key", ["packagist_"], .word, 40...100, .mixed),
        KeyFormat("octopus-key", ["API-"], .upperAlnum, 25...30, .mixed),
    ]
}
