internal import Events
internal import Foundation
internal import Skills

/// Which skill of a listing a situation brings to mind, by the words that they share (BM25).
///
/// A stand-in for the agent, which chooses by name and description too: what no word connects, a model may still
/// connect; what shares the wrong words, a model will often get wrong as well.
package struct SkillListing: Sendable {
    package struct Entry: Sendable {
        package var name: String
        package var description: String

        package init(name: String, description: String) {
            self.name = name
            self.description = description
        }
    }

    package struct Hit: Sendable, Equatable {
        package var name: String
        package var score: Double
    }

    private static let saturation = 1.2
    private static let lengthWeight = 0.4
    /// Words that every description has, or that every situation may have.
    private static let silent = Words.content(
        "work touches concerns skill code file files change task new run added wrote")

    private let names: [String]
    private let lengths: [Double]
    private let postings: [String: [Int]]
    private let meanLength: Double

    package init(_ entries: [Entry]) {
        names = entries.map(\.name)
        let words = entries.map(Self.words)
        lengths = words.map { Double($0.count) }
        meanLength = max(1, lengths.reduce(0, +) / Double(max(1, lengths.count)))
        var postings: [String: [Int]] = [:]
        for (index, words) in words.enumerated() {
            for word in words { postings[word, default: []].append(index) }
        }
        self.postings = postings
    }

    /// The skills that share a word with the situation, the likeliest first; equals by name.
    package func hits(for situation: String) -> [Hit] { hits(forWords: Self.words(in: situation)) }

    /// The same for a situation's `words(in:)`, which many candidates are compared with.
    func hits(forWords words: [String]) -> [Hit] {
        var scores: [Int: Double] = [:]
        let count = Double(names.count)
        for word in words {
            guard let found = postings[word] else { continue }
            let share = Double(found.count)
            let weight = log(1 + (count - share + 0.5) / (share + 0.5))
            for index in found {
                let length = 1 - Self.lengthWeight + Self.lengthWeight * lengths[index] / meanLength
                scores[index, default: 0] += weight * (Self.saturation + 1) / (1 + Self.saturation * length)
            }
        }
        return scores.map { Hit(name: names[$0.key], score: $0.value) }
            .sorted { ($1.score, $0.name) < ($0.score, $1.name) }
    }

    private static func words(_ entry: Entry) -> [String] {
        words(in: entry.description + " " + entry.name.replacing("-", with: " "))
    }

    /// Meaning words, and the parts of names and paths: `git commit -m` in `src/app.ts` speaks of commits.
    ///
    /// Each once and in one order, so that sums of their weights are the same in every run.
    static func words(in text: String) -> [String] {
        let whole = Words.content(text)
        let parts = whole.flatMap { word in
            Words.content(word.split { "-_./:".contains($0) }.joined(separator: " "))
        }
        return whole.union(parts).filter { $0.count > 1 }.subtracting(silent).sorted()
    }
}
