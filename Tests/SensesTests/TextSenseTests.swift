import Foundation
import Testing

@testable import Senses

@Suite struct TextSenseTests {
    private struct Known: Decodable {
        var text: String
        var pieces: [String]
        var sense: [Float]
    }

    private func known() throws -> [Known] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../fixtures/senses/texts.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Known.self, from: Data($0.utf8))
        }
    }

    @Test func readsTextsAsTheTableWasMade() throws {
        for one in try known() {
            #expect(Pieces(one.text, .shared).records.count == one.pieces.count, "\(one.text)")
            let cosine = zip(TextSense(of: one.text).direction, one.sense).reduce(0) { $0 + $1.0 * $1.1 }
            let isEmpty = one.pieces.isEmpty
            #expect(isEmpty || cosine > 0.999, "\(one.text): \(cosine)")
        }
    }

    @Test(arguments: [
        (
            "Why is there a package-lock.json in my repo now?", "use pnpm here, not npm",
            "tests belong next to the source"
        ),
        ("amounts are integers, in cents", "never store money as a float", "squash before you merge"),
        ("please answer in two lines", "way too long, keep it short", "the port is 5433"),
    ])
    func remarksAboutOneThingAreNear(one: String, same: String, other: String) {
        let sense = TextSense(of: one)
        #expect(sense.cosine(to: TextSense(of: same)) > sense.cosine(to: TextSense(of: other)) + 0.1)
    }

    @Test(arguments: ["", " \n\t ", "\u{0}\u{1}\u{2}", "\u{301}\u{300}"])
    func whatSaysNothingIsNearNothing(text: String) {
        #expect(TextSense(of: text).cosine(to: TextSense(of: "use pnpm")) == 0)
    }

    @Test func anyBytesAreRead() {
        var state: UInt64 = 7
        for _ in 0..<300 {
            let bytes = (0..<400).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            let direction = TextSense(of: String(decoding: bytes, as: UTF8.self)).direction
            #expect(direction.count == TextSense.dimensions && direction.allSatisfy(\.isFinite))
        }
    }

    @Test func aLongTextIsReadToAnEnd() {
        let long = String(repeating: "never commit without asking ", count: 100_000)
        #expect(TextSense(of: long).cosine(to: TextSense(of: "never commit without asking")) > 0.9)
    }
}
