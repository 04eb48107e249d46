internal import Events

/// One message of a file, as its lines come.
struct SpecStoryMessage {
    let heading: SpecStoryHeading
    /// True inside the tags of a tool use, or in what an untagged one quotes, where anything may stand.
    var isInTool: Bool { tool.map { $0.isTagged || $0.isInFence } ?? false }
    /// True inside quoted code.
    var isInCode: Bool { fence != nil }

    /// The line of its heading.
    let line: Int
    private var fence: SpecStoryFence?
    private var text = SpecStoryText()
    private var isThinking = false
    private var tool: SpecStoryTool?
    private var parts: [[String: JSONValue]] = []

    init(heading: SpecStoryHeading, line: Int) {
        self.heading = heading
        self.line = line
    }

    mutating func add(_ bare: Substring, whole: String, line: Int) {
        if tool != nil { return addToTool(bare, line) }
        let wasInCode = isInCode
        if !isThinking { track(bare) }
        guard !wasInCode, !heading.isUser else { return text.add(whole) }
        if isThinking || bare.hasPrefix("<think>") {
            isThinking = !bare.contains("</think>")
        } else if let next = SpecStoryTool(opening: bare, line: line) {
            finishText()
            tool = next
            if next.isOver { finishTool() }
        } else if bare == "---" {
            finishText()
        } else {
            text.add(whole)
        }
    }

    /// The records of the whole message, in their order.
    consuming func records() -> [[String: JSONValue]] {
        finishTool()
        finishText()
        return parts
    }

    private mutating func addToTool(_ bare: Substring, _ line: Int) {
        tool?.add(bare)
        if tool?.isOver == true { finishTool() }
    }

    private mutating func track(_ bare: Substring) {
        if let open = fence {
            if open.isClosed(by: bare) { fence = nil }
        } else {
            fence = SpecStoryFence(bare)
        }
    }

    private mutating func finishText() {
        var words = text.text.trimmed
        text = SpecStoryText()
        // The rule before the next heading is the file's, not the user's.
        if heading.isUser, words == "---" || words.hasSuffix("\n---") {
            words = String(words.dropLast(3)).trimmed
        }
        guard !words.isEmpty else { return }
        var record: [String: JSONValue] = [
            "type": .string(heading.isUser ? "prompt" : "response"), "text": .string(words),
            "line": .integer(Int64(line + parts.count)),
        ]
        record["model"] = heading.model.flatMap { heading.isUser ? nil : .string($0) }
        record["sidechain"] = heading.isSidechain ? .bool(true) : nil
        parts.append(record)
    }

    private mutating func finishTool() {
        guard let done = tool else { return }
        tool = nil
        var record = done.record
        record["line"] = .integer(Int64(done.line))
        record["model"] = heading.model.map(JSONValue.string)
        record["sidechain"] = heading.isSidechain ? .bool(true) : nil
        parts.append(record)
    }
}

/// Lines put together, up to what is kept of a text anyway.
struct SpecStoryText {
    private static let limit = 256 << 10
    private(set) var text = ""

    mutating func add(_ line: String) {
        guard text.utf8.count + line.utf8.count < Self.limit else { return }
        if !text.isEmpty { text += "\n" }
        text += line
    }
}

/// The opening of quoted code: three or more backticks or tildes.
struct SpecStoryFence {
    private let mark: Character
    private let count: Int

    init?(_ line: Substring) {
        let inner = line.drop { $0 == " " }
        guard let first = inner.first, first == "`" || first == "~" else { return nil }
        let count = inner.prefix { $0 == first }.count
        guard count >= 3, first == "~" || !inner.dropFirst(count).contains("`") else { return nil }
        (mark, self.count) = (first, count)
    }

    func isClosed(by line: Substring) -> Bool {
        let inner = line.drop { $0 == " " }
        return inner.count >= count && inner.allSatisfy { $0 == mark }
    }
}

extension String {
    /// The text without white space around it.
    var trimmed: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part = part.dropFirst() }
        while let last = part.last, last.isWhitespace { part = part.dropLast() }
        return String(part)
    }
}
