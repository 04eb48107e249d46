import Corrections
import Events
import Foundation

/// Vectors that an embedding model made, by text: what `harness/clusters/embed.py` wrote.
struct Vectors {
    private struct Line: Decodable {
        var text: String
        var embedding: [Double]
    }

    private let byText: [String: Embedding]

    init(file: String) throws {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        byText = Dictionary(
            lines.compactMap { line in Embedding(line.embedding).map { (line.text, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    func meanings(of corrections: [Correction]) -> Meanings? {
        let own = corrections.compactMap { one in byText[Meanings.text(of: one)].map { (one.id, $0) } }
        return Meanings(
            Dictionary(own, uniquingKeysWith: { first, _ in first }),
            yardstick: Meanings.yardstick.compactMap { byText[$0] })
    }
}
