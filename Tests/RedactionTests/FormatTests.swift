import Testing

@testable import Redaction

/// Published formats that a longer list of providers brings; each is made up from a seed.
@Suite struct FormatTests {
    private static let base62 = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    private static let hex = "0123456789abcdef"

    @Test(arguments: [
        ("dbtc_", base62, 40), ("apify_" + "api_", base62, 36), ("polar_" + "oat_", base62, 43),
        ("access-" + "production-", hex, 36), ("md-", base62, 22), ("s.", base62, 24),
        ("secret-" + "live-", base62, 36), ("rpa_", base62, 43), ("sl.", base62, 135), ("lip_", base62, 20),
        ("aio_", base62, 28), ("snyk_" + "uat.", base62, 80), ("xaat-", hex, 36),
        ("WPL_" + "AP1.", base62, 24),
        ("ATTA", hex, 72), ("p8e-", hex, 32), ("AKC", base62, 70), ("IGQV", base62, 130),
        ("hcaik_", base62, 58), ("sk_org_" + "live_", base62, 60),
    ])
    func keyIsFound(prefix: String, alphabet: String, count: Int) {
        var digits = SeededDigits(seed: UInt64(prefix.utf8.count * 131 + count))
        let key = prefix + digits.string(alphabet, count)
        let findings = Redactor().secrets(in: "use \(key) now")
        #expect(findings.map(\.range) == [4..<(4 + key.utf8.count)])
    }

    @Test(arguments: [
        "s.someMethodWithALongishName", "test_createsTheUserWhenTokenIsGone",
        "secret-rotation-policy-document",
        "live_update_of_the_settings_page", "pk_live_" + "51HabcdEFghij2345klmnOPqr", "1/2/2024: done",
        "sandbox_environment_for_the_new_design_team", "m0-m1-m2", "toolu_01A09q90qw90lq917835lq9",
    ])
    func namesThatBeginLikeKeysStay(_ text: String) {
        #expect(Redactor().redact(text) == text)
    }
}
