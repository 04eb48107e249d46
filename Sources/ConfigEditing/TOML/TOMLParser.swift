internal import Events

/// Reads TOML 1.0 with places, and of TOML 1.1 that inline tables may go over several lines.
struct TOMLParser {
    let source: SourceText
    var place: Int
    var depth = 0

    private static let depthLimit = 64

    static func expressions(of source: SourceText) throws(ConfigEditError) -> [TOMLExpression] {
        var parser = TOMLParser(source: source, place: source.start)
        var expressions: [TOMLExpression] = []
        while parser.place < source.end {
            if let expression = try parser.expression() { expressions.append(expression) }
        }
        return expressions
    }

    /// One expression with its line end; nil for a line that says nothing.
    private mutating func expression() throws(ConfigEditError) -> TOMLExpression? {
        let first = place
        skipBlanks()
        let start = place
        guard let byte = source[place], byte != UInt8(ascii: "#"), byte != 10, byte != 13 else {
            try endLine()
            return nil
        }
        var found = TOMLExpression(key: [], content: .table, start: start, lines: first..<first)
        if byte == UInt8(ascii: "[") {
            (found.key, found.content) = try header()
        } else {
            found.key = try key()
            try expect("=")
            skipBlanks()
            found.content = .assignment(try value())
        }
        try endLine()
        found.lines = first..<place
        return found
    }

    private mutating func header() throws(ConfigEditError) -> ([String], TOMLExpression.Content) {
        let isInList = source.has("[[", at: place)
        place += isInList ? 2 : 1
        skipBlanks()
        let key = try key()
        try expect(isInList ? "]]" : "]")
        return (key, isInList ? .tableInList : .table)
    }

    mutating func key() throws(ConfigEditError) -> [String] {
        var parts: [String] = []
        repeat {
            skipBlanks()
            parts.append(try keyPart())
            skipBlanks()
            guard parts.count <= Self.depthLimit else { throw error("the key has too many parts") }
        } while take(".")
        return parts
    }

    private mutating func keyPart() throws(ConfigEditError) -> String {
        if source[place] == UInt8(ascii: "\"") || source[place] == UInt8(ascii: "'") {
            guard !source.has("\"\"\"", at: place), !source.has("'''", at: place) else {
                throw error("a key goes over one line")
            }
            return try string()
        }
        let start = place
        while let byte = source[place], TOMLText.isBareKeyByte(byte) { place += 1 }
        guard place > start else { throw error("a key should stand here") }
        return source.text(start..<place)
    }

    mutating func value() throws(ConfigEditError) -> TOMLSyntax {
        let start = place
        let content: TOMLSyntax.Content
        switch source[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): content = .scalar(.string(try string()))
        case UInt8(ascii: "["):
            content = .list(try nested { (parser) throws(ConfigEditError) in try parser.list() })
        case UInt8(ascii: "{"):
            content = .table(try nested { (parser) throws(ConfigEditError) in try parser.inlineTable() })
        default: content = .scalar(try word())
        }
        return TOMLSyntax(content: content, range: start..<place)
    }

    private mutating func nested<Value>(
        _ body: (inout TOMLParser) throws(ConfigEditError) -> Value
    ) throws(ConfigEditError) -> Value {
        depth += 1
        guard depth <= Self.depthLimit else { throw error("nested too deeply") }
        place += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func list() throws(ConfigEditError) -> [TOMLSyntax] {
        var items: [TOMLSyntax] = []
        var mayGoOn = true
        try skipSpace()
        while !take("]") {
            guard mayGoOn, place < source.end else { throw error("the list is not closed, or lacks a comma") }
            items.append(try value())
            try skipSpace()
            mayGoOn = take(",")
            try skipSpace()
        }
        return items
    }

    private mutating func inlineTable() throws(ConfigEditError) -> [TOMLSyntax.Entry] {
        var entries: [TOMLSyntax.Entry] = []
        var mayGoOn = true
        try skipSpace()
        while !take("}") {
            guard mayGoOn, place < source.end else {
                throw error("the table is not closed, or lacks a comma")
            }
            let start = place
            let key = try key()
            try expect("=")
            try skipSpace()
            var entry = TOMLSyntax.Entry(key: key, start: start, value: try value(), comma: nil)
            try skipSpace()
            mayGoOn = take(",")
            if mayGoOn { entry.comma = place - 1 }
            entries.append(entry)
            try skipSpace()
        }
        return entries
    }
}

// Steps.
extension TOMLParser {
    func error(_ reason: String) -> ConfigEditError { source.error(reason, at: place) }

    mutating func take(_ letters: StaticString) -> Bool {
        guard source.has(letters, at: place) else { return false }
        place += letters.utf8CodeUnitCount
        return true
    }

    private mutating func expect(_ letters: StaticString) throws(ConfigEditError) {
        guard take(letters) else { throw error("'\(letters)' should stand here") }
    }

    mutating func skipBlanks() {
        while source[place] == 0x20 || source[place] == 0x09 { place += 1 }
    }

    /// White space, line ends and comments, as they may stand within lists.
    private mutating func skipSpace() throws(ConfigEditError) {
        while true {
            skipBlanks()
            switch source[place] {
            case 10, 13, UInt8(ascii: "#"): try endLine()
            default: return
            }
        }
    }

    /// The rest of a line: white space, a comment, the line end.
    private mutating func endLine() throws(ConfigEditError) {
        skipBlanks()
        if source[place] == UInt8(ascii: "#") {
            while let byte = source[place], byte != 10, !(byte == 13 && source[place + 1] == 10) {
                guard byte == 9 || (byte >= 32 && byte != 127) else {
                    throw error("a control character stands in a comment")
                }
                place += 1
            }
        }
        if source[place] == 13, source[place + 1] == 10 { place += 1 }
        guard place == source.end || source[place] == 10 else { throw error("the line should end here") }
        place = min(place + 1, source.end)
    }
}
