import Corrections
import Events
import Testing

/// What the agent had done says what a complaint is about, and nothing more.
@Suite struct ContextTests {
    private func complaint(_ words: String, _ id: String, after context: String?) -> Correction {
        var made = correction(words, id: id, session: id)
        made.context = context
        return made
    }

    private func partition(_ corrections: [Correction]) -> [[String]] {
        Clustering().clusters(of: corrections, keeping: []).map(\.members).sorted { $0[0] < $1[0] }
    }

    @Test func complaintsAboutOneDoingAreOneCluster() {
        let pushed = "Rewrote the history and pushed.\ngit push --force origin feature"
        let typed = "Implemented the parser.\nsrc/parser.ts"
        let complaints = [
            complaint("not again!!", "a", after: pushed), complaint("what the hell", "b", after: pushed),
            complaint("no no no", "c", after: typed),
        ]
        #expect(partition(complaints) == [["a", "b"], ["c"]])
        #expect(partition(complaints.reversed()) == [["a", "b"], ["c"]])
    }

    @Test func whatTheAgentDidJoinsNothingThatWasSaidOfOtherThings() {
        let ran = "All tests pass.\npytest -q"
        let said = [
            complaint("the changelog needs an entry for every release", "a", after: ran),
            complaint("amounts are decimals, floats lose cents", "b", after: ran),
        ]
        #expect(partition(said).count == 2)
    }

    @Test func longRemarksAboutOneThingMeet() {
        let said = [
            complaint("port 5433, the other company's stack has taken the usual one", "a", after: nil),
            complaint("wrong url once more, local postgres listens on port 5433", "b", after: nil),
            complaint("rotation is off by half a turn and the frame flickers", "c", after: nil),
        ]
        #expect(partition(said) == [["a", "b"], ["c"]])
    }

    @Test func theDetectorKeepsTheEndOfWhatTheAgentDid() throws {
        let talk = conversation(
            turn("add date-fns", at: 0, said: ""),
            turn("no, use pnpm not npm. always", at: 1, said: "Installed it.", ran: ["npm install date-fns"]))
        let found = try Detector().corrections(in: talk)
        #expect(found.map(\.context) == ["Installed it.\nnpm install date-fns"])
    }
}
