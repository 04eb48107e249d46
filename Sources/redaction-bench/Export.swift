import Foundation

/// Writes the corpora as lines of JSON, for another tool to be measured on the same texts.
enum Export {
    static func write(_ positives: [Positive], _ clean: [CleanCorpus], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write(positives, to: folder + "/positives.jsonl")
        try write(clean.flatMap(\.texts), to: folder + "/clean.jsonl")
    }

    private static func write<T: Encodable>(_ items: [T], to path: String) throws {
        let encoder = JSONEncoder()
        var out = Data()
        for item in items {
            out += try encoder.encode(item)
            out.append(0x0A)
        }
        try out.write(to: URL(fileURLWithPath: path))
    }
}
