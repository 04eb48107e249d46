package import Events

/// Reads one of SpecStory's files, line by line, into records of prompts, responses and tool uses.
///
/// The format is made for people: nothing in it is escaped, so what a message quotes can look like the file's own
/// lines. Such a line counts only where the file itself could have set it: a heading stands outside tool output;
/// that of a user also outside quoted code, after a rule or at the start, and, where the file tells times, with
/// one that is not before the last. What a tool printed may still look so; see `SpecStoryDoubts`.
package struct SpecStoryReader {
    /// By the file's own word; Cursor's, which is where SpecStory began, where it says nothing.
    package var agent: Agent? { named.map { Self.agents[$0.lowercased()] } ?? .cursor }
    package var unknownAgent: String? { agent == nil ? named : nil }

    private static let agents: [String: Agent] = [
        "claude code": .claude, "claude": .claude, "codex cli": .codex, "codex": .codex, "cursor": .cursor,
        "cursor cli": .cursor, "cursor ide": .cursor,
    ]

    private var named: String?
    private var session: String
    /// The file's time, for messages that have none.
    private var start: Timestamp?
    private var last: Timestamp?
    private var tellsTimes: Bool?
    private var followsRule = true
    private var message: SpecStoryMessage?
    /// How many of a kind were at the same time, so that each has an id that outlives what is added below it.
    private var seen: [String: Int64] = [:]
    private var doubts: SpecStoryDoubts

    /// The lines of users' headings that a tool may have printed: what stands below them is in no record.
    package var doubtfulLines: Set<Int> { doubts.lines }

    /// `doubtful` are such lines as far as a first reading found them, `end` is when the file was written last.
    package init(path: String, doubtful: Set<Int> = [], end: Timestamp? = nil) {
        doubts = SpecStoryDoubts(lines: doubtful, end: end)
        let file = path.split(separator: "/").last.map(String.init) ?? path
        session = "specstory-" + ContentID.make("specstory session", file)
        start = specStoryTime(file)
    }

    /// Takes the next line; gives the records that it ends.
    package mutating func read(_ text: String, line: Int) -> [JSONValue] {
        var bare = text[...]
        while let end = bare.last, end.isWhitespace { bare = bare.dropLast() }
        if message == nil { readHead(bare) }
        if let heading = SpecStoryHeading(bare) {
            if begins(heading) {
                let records = finished()
                open(heading, line: line)
                return records
            }
            noteIgnored(heading)
        }
        if !bare.isEmpty { followsRule = bare == "---" || (message == nil && followsRule) }
        // Where a forgery left the file's own fence over, the tag stands in what looks like quoted code.
        if SpecStoryTool.ends(bare), message?.isInTool == false { doubts.noteStrayEnd() }
        if message?.heading.isUser == false { doubts.noteLine(bare) }
        message?.add(bare, whole: text, line: line)
        return []
    }

    /// A heading that is older than what stands before it, as the file would not set one: what a user quotes is
    /// no sign of anything, and subagents' times are their own.
    private mutating func noteIgnored(_ heading: SpecStoryHeading) {
        guard let at = heading.at, let last, at < last, let message, !message.heading.isUser,
            !message.isInTool, !message.isInCode, !heading.isSidechain
        else { return }
        doubts.noteOlder(at)
    }

    /// The records of the last message.
    package mutating func end() -> [JSONValue] { finished() }

    /// `<!-- Claude Code Session ID (time) -->`, and a title with the time.
    private mutating func readHead(_ line: Substring) {
        if line.hasPrefix("# "), start == nil { start = time(in: line) }
        guard line.hasPrefix("<!-- "), line.hasSuffix(" -->"), line.utf8.count < 500 else { return }
        let words = line.dropFirst(5).dropLast(4).split(separator: " ")
        guard let place = words.firstIndex(of: "Session"), place > 0, words.count > place + 1 else { return }
        named = words[..<place].joined(separator: " ")
        session = String(words[place + 1])
        start = time(in: line) ?? start
    }

    private func time(in line: Substring) -> Timestamp? {
        let inside = line.split { "()".contains($0) }
        return inside.lazy.compactMap { specStoryTime(String($0.drop { $0 == "#" || $0 == " " })) }.first
    }

    private func begins(_ heading: SpecStoryHeading) -> Bool {
        guard let message else { return true }
        if message.isInTool { return false }
        if let at = heading.at, let last, at < last { return false }
        guard heading.isUser else { return true }
        return followsRule && !message.isInCode && (tellsTimes != true || heading.at != nil)
    }

    private mutating func open(_ heading: SpecStoryHeading, line: Int) {
        if tellsTimes == nil { tellsTimes = heading.at != nil }
        if heading.isUser { doubts.noteUser(heading, line: line) }
        if !doubts.lines.contains(line) { last = heading.at ?? last }
        message = SpecStoryMessage(heading: heading, line: line)
        followsRule = false
    }

    private mutating func finished() -> [JSONValue] {
        guard let message else { return [] }
        self.message = nil
        guard !doubts.lines.contains(message.line) else { return [] }
        return message.records().map { record in
            var record = record
            record["session"] = .string(session)
            let at = message.heading.at ?? last ?? start
            record["at"] = at.map { .string($0.rfc3339) }
            let key = ["type", "at", "tool"].map { record[$0]?.string ?? "" }.joined(separator: "\n")
            record["occurrence"] = .integer(seen[key, default: 0])
            seen[key, default: 0] += 1
            return .object(record)
        }
    }
}
