import Corrections
import Events
import Testing

@Suite struct RobustnessTests {
    @Test(arguments: [
        "", " ", "?", "@", "`", "'''", "....", "- - -", "no", "not", "you", "stop", "why", "\u{0}\u{FFFF}",
        "🤷🏽‍♀️🤷🏽‍♀️",
        String(repeating: "no, use pnpm. ", count: 20_000), String(repeating: "a", count: 200_000),
        String(repeating: "`", count: 5000), String(repeating: "不", count: 50_000),
        "e\u{301}\u{301}\u{301} ne", ", , ,",
    ])
    func anyTextIsScoredWithinBounds(text: String) throws {
        let score = try Detector().score(turn(text, said: text, ran: [text]), before: [turn(text, at: 1)])
        #expect((0...1).contains(score.correction) && (0...1).contains(score.durable))
        #expect(score.durable <= score.correction)
        #expect(score.instruction.utf8.count <= 240)
        let clusters = Clustering().clusters(
            of: [correction(text, id: "a"), correction("use pnpm", id: "b")], keeping: [])
        #expect(clusters.flatMap(\.members).sorted() == ["a", "b"])
    }

    @Test func emptyInputGivesNothing() throws {
        #expect(Clustering().clusters(of: [], keeping: []).isEmpty)
        #expect(try Detector().corrections(in: conversation()).isEmpty)
    }

    @Test func durableImpliesCorrection() throws {
        let detector = try Detector()
        for text in ["never push to main", "tests?", "we use uv here", "ok", "use tabs", "@CLAUDE.md"] {
            let score = detector.score(turn(text), before: [])
            #expect(!score.isDurable || score.isCorrection)
        }
    }
}
