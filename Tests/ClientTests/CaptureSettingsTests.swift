import Client
import Foundation
import Ingest
import Synchronization
import TestSupport
import Testing

/// What a running `moda up` keeps, while `config.json` changes under it.
@Suite struct CaptureSettingsTests {
    private let folder: TemporaryFolder
    private let told = Told()
    private var path: String { folder.path + "/config.json" }

    private final class Told: Sendable {
        let lines = Mutex<[String]>([])
    }

    init() throws { folder = try TemporaryFolder() }

    private func answer(prompts: Bool?, outputs: Bool? = nil, server: String? = nil) throws {
        try ConfigurationFile.change(at: path) { file in
            (file.capturePrompts, file.captureOutputs, file.server) = (prompts, outputs, server)
        }
    }

    private func settings(usual: CapturePolicy = CapturePolicy()) -> CaptureSettings {
        CaptureSettings(path: path, usual: usual) { [told] line in told.lines.withLock { $0.append(line) } }
    }

    @Test func anAnswerHoldsAtOnce() throws {
        let settings = settings()
        #expect(settings.policy() == CapturePolicy())
        try answer(prompts: true)
        #expect(settings.policy() == CapturePolicy(prompts: true))
        try answer(prompts: true, outputs: true)
        #expect(settings.policy() == CapturePolicy(prompts: true, outputs: true))
        try answer(prompts: false, outputs: true)
        #expect(settings.policy() == CapturePolicy(outputs: true))
        #expect(told.lines.withLock(\.count) == 3)
    }

    @Test func whatTheFileLeavesOpenTheVariablesSay() throws {
        let usual = CapturePolicy(prompts: true, outputs: true, allowEventOptIn: true, conversations: false)
        try answer(prompts: false)
        let settings = settings(usual: usual)
        var wanted = usual
        wanted.prompts = false
        #expect(settings.policy() == wanted)
        try answer(prompts: nil)
        #expect(settings.policy() == usual)
    }

    @Test(arguments: ["{\"capture_prompts\": fal", "[]", ""])
    func aFileThatCannotBeReadChangesNothingAndIsToldOfOnce(_ damaged: String) throws {
        try answer(prompts: true)
        let settings = settings()
        try folder.write(damaged, to: "config.json")
        for _ in 0..<3 { #expect(settings.policy() == CapturePolicy(prompts: true)) }
        #expect(told.lines.withLock(\.count) == 1)
        try FileManager.default.removeItem(atPath: path)
        #expect(settings.policy() == CapturePolicy(prompts: true))
        #expect(told.lines.withLock(\.count) == 1)
        try answer(prompts: false)
        #expect(settings.policy() == CapturePolicy())
    }

    @Test func whatWasAgreedToWithAServerElsewhereIsNotSaidOfThisOne() throws {
        try answer(prompts: false, server: "http://localhost:4318")
        let settings = settings()
        try answer(prompts: true, server: "https://moda.example.com")
        #expect(settings.policy() == CapturePolicy())
    }
}
