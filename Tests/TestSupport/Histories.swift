package import Events
import Foundation

/// The recorded histories of the repository's `fixtures/transcripts` folder.
package enum Histories {
    /// The files of one session, as paths, in their order.
    package static func files(_ name: String) throws -> [String] {
        let folder = "\(Fixtures.root)/fixtures/transcripts/\(name)"
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".md") }.sorted().map {
            "\(folder)/\($0)"
        }
    }

    /// All records of one file, each with its line; `every` many of them a list.
    package static func batches(_ file: String, every count: Int = .max) throws -> [[JSONValue]] {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        var batches: [[JSONValue]] = []
        for (number, line) in text.split(separator: "\n").enumerated() {
            guard case .object(var record) = try JSONValue(parsing: String(line)) else { continue }
            record["line"] = .integer(Int64(number + 1))
            if number.isMultiple(of: count) || batches.isEmpty { batches.append([]) }
            batches[batches.count - 1].append(.object(record))
        }
        return batches
    }

    /// The body of an import.
    package static func body(_ records: [JSONValue]) -> [UInt8] {
        Array(JSONValue.object(["records": .array(records)]).text.utf8)
    }
}
