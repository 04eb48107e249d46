import Foundation
import TestSupport
import Testing

@Suite struct ConfigCheckCommandTests {
    private let moda: ModaProcess
    private let gates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "gates").path

    init() throws { moda = try ModaProcess() }

    private func check(_ more: [String: String] = [:], _ options: [String] = []) async throws
        -> ModaProcess.End
    {
        let usual = ["MODA_GATES": gates]
        return try await moda.run(
            ["config", "check", "--port", "0"] + options, environment: usual.merging(more) { $1 })
    }

    @Test func whatIsInForceIsSaidWithItsOrigin() async throws {
        let end = try await check(["MODA_KEEP_DAYS": "30"], ["--keep-size", "500"])
        #expect(end.output.contains("30  (MODA_KEEP_DAYS)"))
        #expect(end.output.contains("500  (--keep-size)"))
        #expect(end.output.contains("as shipped  (default)"))
        #expect(!end.output.contains(moda.key))
    }

    @Test(arguments: [
        ("MODA_NIGHTLY", "25:00", "no time of day"), ("MODA_TIME_ZONE", "Moon", "no time zone"),
        ("MODA_EMBEDDINGS", "@http://127.0.0.1", "MODA_EMBEDDINGS"),
        ("MODA_KEEP_DAY", "3", "did you mean MODA_KEEP_DAYS?"),
        ("MODA_KEEP_DAYS", "soon", "'soon' is no number of 1 to 36500"),
        ("CODING_AGENT_CAPTURE_PROMPTS", "yes", "counts as false"),
        ("MODA_MODEL", "gpt", "MODA_MODEL"),
        ("MODA_BASE_URL", "moda.example.com", "begins with http:// or https://"),
        ("MODA_GATES", "/nowhere", "/nowhere has no recurrence.yaml"),
    ])
    func whatIsWrongIsSaidWithWhatToDo(_ name: String, _ value: String, _ words: String) async throws {
        let end = try await check([name: value])
        #expect(end.status == 1)
        #expect(end.output.contains("WRONG  \(name)"))
        #expect(end.output.contains(words))
    }

    @Test func aFileThatOthersMayReadIsWrong() async throws {
        try moda.folder.write("{\"key\": \"k\"}", to: ".moda/config.json")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: moda.home + "/.moda/config.json")
        let end = try await check()
        #expect(end.status == 1)
        #expect(end.output.contains("chmod 600 \(moda.home)/.moda/config.json"))
    }
}
