import Testing
import Transcripts

@Suite struct TranscriptFormatTests {
    @Test func namesAreThoseOfTheImportRoutes() {
        #expect(TranscriptFormat.allCases.map(\.rawValue) == ["claude", "codex", "specstory"])
    }
}
