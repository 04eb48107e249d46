extension KeyFormats {
    /// Monitoring and operations.
    static let operations: [KeyFormat] = [
        KeyFormat("newrelic-key", ["NRAK-", "NRRA-", "NRII-", "NRSP-"], .base64url, 20...60, .mixed),
        KeyFormat("newrelic-key", ["NRJS-"], .lowerHex, 19...19),
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
    ]
}
