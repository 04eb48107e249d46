import Events
import Gates
import Skills
import Testing

@Suite struct PrivacyGateTests {
    @Test(arguments: [
        "Ask grace.hopper@navy.mil first.", "Call +49 30 1234567-8.", "Deploy to 8.8.8.8.",
        "Read /home/grace/notes.txt.",
        "Read `C:\\Users\\grace\\x`.", "Read /Users/grace/x.", "Mail <bob@acme-corp.co.uk>.",
    ])
    func personalDataIsRefusedWithoutRepeatingIt(_ body: String) throws {
        let verdict = try #require(
            try ShippedGates.verdict("privacy", Sample.candidate(body: body, corrections: Sample.twice("x"))))
        #expect(verdict.outcome == .refuse)
        #expect(!verdict.reason.contains("grace"))
    }

    @Test(arguments: [
        "Bind to 127.0.0.1 or 192.168.1.4.", "Use version 1.2.3.", "Use @types/node and git@v2.",
        "Mail dev@example.com.",
        "Write to /home/user/x.", "Add +1 to the count 12345.", "Use a+b 1234567.",
        "Use 203.0.113.7 in examples.", "Install zod@3.22.4.",
    ])
    func formsOfNobodyPass(_ body: String) throws {
        let verdict = try ShippedGates.verdict(
            "privacy", Sample.candidate(body: body, corrections: Sample.twice("x")))
        #expect(verdict?.outcome == .pass, "\(verdict?.reason ?? "")")
    }
}
