import Corrections
import Events
import Foundation
import TestSupport

/// The lines of `harness/clusters`: instructions as people write them, with the theme that each is about.
struct SaidThemes {
    private struct Line: Decodable {
        var id, theme, repo, session, text: String
        var seq: Int
    }

    let corrections: [Correction]
    /// By id of the correction.
    let themes: [String: String]

    init(_ name: String) throws {
        let lines: [Line] = try Self.lines(name)
        corrections = lines.map {
            correction(
                $0.text, id: $0.id, session: $0.session, user: "u\($0.seq % 5)", repository: $0.repo,
                day: Int64($0.seq))
        }
        themes = Dictionary(lines.map { ($0.id, $0.theme) }, uniquingKeysWith: { first, _ in first })
    }

    static func lines<Line: Decodable>(_ name: String) throws -> [Line] {
        let path = "\(Fixtures.root)/harness/clusters/\(name).jsonl"
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
    }

    /// B-cubed F1 over the themes with two lines or more.
    func agreement(with clusters: [Cluster]) -> Double {
        let sizes = Dictionary(grouping: themes.values) { $0 }.mapValues(\.count)
        var (precision, recall, counted) = (0.0, 0.0, 0.0)
        for cluster in clusters {
            let here = Dictionary(grouping: cluster.members.compactMap { themes[$0] }) { $0 }.mapValues(
                \.count)
            for (theme, shared) in here where sizes[theme] ?? 0 > 1 {
                counted += Double(shared)
                precision += Double(shared * shared) / Double(cluster.members.count)
                recall += Double(shared * shared) / Double(sizes[theme] ?? 1)
            }
        }
        return counted > 0 ? 2 * precision * recall / (precision + recall) / counted : 0
    }
}

/// A generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
