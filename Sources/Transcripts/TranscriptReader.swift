package import Events

/// Reads the records of one history, one after the other, in bounded memory.
///
/// One bad line loses only itself.
package final class TranscriptReader {
    /// Why a line gives no record.
    package enum Skip: String, Sendable, CaseIterable, Codable {
        /// A record of which nothing is read: prompts of the system, schemas, snapshots, reasoning.
        case unread
        /// No JSON object, no UTF-8, or nested too deeply.
        case damaged
        case tooLong = "too_long"
        /// The last line is not whole yet; it is read again when it is.
        case unfinished
        /// Words in a history of SpecStory's that may be a user's, or what a tool printed.
        case doubtful = "prompts_that_a_tool_may_have_printed"
    }

    package enum Entry {
        case record(JSONValue)
        case skipped(Skip)
    }

    private let lines: LineReader
    private let format: TranscriptFormat
    private let wanted: Set<String>?
    private var markdown: SpecStoryReader?
    private let survey: SpecStorySurvey?
    private var waiting: [JSONValue] = []
    private var line = 0
    private var isOver = false
    private var passed = RunningDigest()

    /// Where the next line stands: all before it is in the entries so far.
    package private(set) var offset = 0
    /// The digest of what stands before `offset`.
    package var digest: String { passed.hex }

    /// The agent that a SpecStory file says that it is of; nil for one that we do not know.
    package var agent: Agent? { markdown?.agent }
    /// What a SpecStory file calls an agent that we do not know.
    package var unknownAgent: String? { markdown?.unknownAgent }

    /// Bytes of a line that are held at most.
    package static let lineCap = LineReader.cap

    /// Opens a history; `wanted` are the members of its records that are read, nil for all.
    package init(
        path: String, format: TranscriptFormat, wanted: Set<String>? = nil, cap: Int = lineCap
    ) throws(TranscriptError) {
        self.wanted = wanted
        lines = try LineReader(path: path, cap: cap)
        self.format = format
        survey = format == .specstory ? try SpecStorySurvey(path: path) : nil
        markdown = survey.map { SpecStoryReader(path: path, doubtful: $0.doubtful, end: $0.end) }
    }

    /// Whether a file begins with so many bytes of that digest.
    package static func begins(_ path: String, with count: Int, digest: String) throws(TranscriptError)
        -> Bool
    {
        try LineReader(path: path).skip(to: count, digest: digest)
    }

    /// The next record, or the next line that gives none; nil at the end.
    package func next() throws(TranscriptError) -> Entry? {
        while waiting.isEmpty {
            guard !isOver else { return nil }
            guard line < survey?.lines ?? .max, let next = try lines.next() else {
                isOver = true
                waiting = markdown?.end() ?? []
                continue
            }
            line += 1
            guard format == .specstory else { return entry(next) }
            if let entry = markdownEntry(next) { return entry }
        }
        return .record(waiting.removeFirst())
    }

    /// Notes that all up to here has been read.
    private func pass() { (offset, passed) = (lines.offset, lines.digest) }

    private func entry(_ next: LineReader.Line) -> Entry {
        let kind = RecordKind(next.bytes)
        if let type = kind.type, !format.reads(type, inner: kind.inner), next.isEnded {
            return skip(.unread)
        }
        if next.isTooLong { return next.isEnded ? skip(.tooLong) : unfinished() }
        if next.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return skip(.unread) }
        guard var members = members(of: next.bytes) else {
            return next.isEnded ? skip(.damaged) : unfinished()
        }
        members["line"] = .integer(Int64(line))
        let record = JSONValue.object(members)
        guard format.reads(record) else { return skip(.unread) }
        pass()
        return .record(record)
    }

    /// The members of an object that are wanted; the others are passed over and never built.
    private func members(of line: [UInt8]) -> [String: JSONValue]? {
        line.withUnsafeBufferPointer { bytes in
            try? JSONReader.read(bytes) { (reader) throws(JSONError) in
                var found: [String: JSONValue]?
                guard bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else {
                    return nil
                }
                try reader.members { (reader, name) throws(JSONError) in
                    let isWanted = wanted?.contains(name) ?? true
                    guard isWanted, found?[name] == nil else { return try reader.skip() }
                    found = found ?? [:]
                    found?[name] = try reader.value()
                }
                return found ?? [:]
            }
        } ?? nil
    }

    private func skip(_ reason: Skip) -> Entry {
        pass()
        return .skipped(reason)
    }

    private func unfinished() -> Entry {
        isOver = true
        return .skipped(.unfinished)
    }

    private func markdownEntry(_ next: LineReader.Line) -> Entry? {
        pass()
        if next.isTooLong { return .skipped(.tooLong) }
        waiting = markdown?.read(String(decoding: next.bytes, as: UTF8.self), line: line) ?? []
        return survey?.doubtful.contains(line) == true ? .skipped(.doubtful) : nil
    }
}
