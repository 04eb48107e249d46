internal import API
internal import Foundation
internal import Store

/// The sessions that a run has read, by whichever attempt.
struct SessionsRead: Sendable {
    /// All of them, also hidden helper threads and empty resumes, of which there is nothing to show.
    private(set) var keys: Set<String> = []
    /// Corrections in all of them.
    private(set) var corrections = 0
    private var shown: [GenerationReport.SessionLine] = []
    private var places: [String: Int] = [:]

    /// Begins with what an earlier attempt has read.
    init(_ items: [JobItem]) throws {
        let decoder = JSONDecoder()
        let read = try items.map {
            ($0.id, try decoder.decode(GenerationReport.SessionLine.self, from: Data($0.body.utf8)))
        }
        for (key, line) in read.sorted(by: { ($0.1.day, $0.0) < ($1.1.day, $1.0) }) { add(line, of: key) }
    }

    var lines: [GenerationReport.SessionLine] { shown.filter { $0.turns > 0 } }

    /// Adds a session, or replaces what an attempt before read of it.
    mutating func add(_ line: GenerationReport.SessionLine, of key: String) {
        corrections += line.corrections
        keys.insert(key)
        if let place = places[key] {
            corrections -= shown[place].corrections
            shown[place] = line
        } else {
            places[key] = shown.count
            shown.append(line)
        }
    }

    /// A line as the item that it finishes keeps it.
    static func body(_ line: GenerationReport.SessionLine) throws -> String {
        String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
    }
}
