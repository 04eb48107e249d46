internal import Events

/// In how many sessions a cluster's members used each word.
struct SharedWords {
    let sessions: Int
    private let counts: [String: Int]
    private let surfaces: [String: [String: Int]]

    init(_ corrections: [Correction]) {
        var seen: [String: Set<SessionKey>] = [:]
        var surfaces: [String: [String: Int]] = [:]
        for correction in corrections {
            let text = correction.words + "\n" + correction.instruction
            for word in Words.content(text) { seen[word, default: []].insert(correction.session) }
            for word in Words.all(correction.words) {
                surfaces[Words.stem(word), default: [:]][word, default: 0] += 1
            }
        }
        sessions = Set(corrections.map(\.session)).count
        counts = seen.mapValues(\.count)
        self.surfaces = surfaces
    }

    func support(of word: String) -> Int { counts[word] ?? 0 }

    /// Whether only one of several sessions knows the word.
    func isOneOff(_ word: String) -> Bool { sessions > 1 && support(of: word) < 2 }

    /// The words of at least two sessions as members mostly wrote them, the most widely used first.
    var terms: [String] {
        let shared = counts.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return shared.compactMap { surfaces[$0.key]?.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key }
    }

    /// The sum of sessions over the given words.
    func weight(of words: Set<String>) -> Int {
        words.reduce(0) { $0 + (support(of: $1) > 1 ? support(of: $1) : 0) }
    }

    /// The weight that four words have at most.
    var greatest: Int { counts.values.filter { $0 > 1 }.sorted(by: >).prefix(4).reduce(0, +) }
}
