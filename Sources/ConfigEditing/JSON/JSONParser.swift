internal import Events

/// Reads JSON with places.
///
/// Comments and trailing commas are passed over, since people have them in such files and the agents take them;
/// anything else beyond RFC 8259 is an error.
struct JSONParser {
    private let source: SourceText
    private var place: Int
    private var depth = 0

    private static let depthLimit = 100

    /// The value of a text; nil where there is nothing but white space and comments.
    static func root(of source: SourceText) throws(ConfigEditError) -> JSONSyntax? {
        var parser = JSONParser(source)
        try parser.skipSpace()
        guard parser.place < source.end else { return nil }
        let root = try parser.value()
        try parser.skipSpace()
        guard parser.place == source.end else { throw parser.error("more than one value") }
        return root
    }

    private init(_ source: SourceText) {
        self.source = source
        place = source.start
    }

    private mutating func value() throws(ConfigEditError) -> JSONSyntax {
        let start = place
        let content: JSONSyntax.Content
        switch source[place] {
        case UInt8(ascii: "{"): content = .object(try elements(until: UInt8(ascii: "}"), areNamed: true))
        case UInt8(ascii: "["): content = .list(try elements(until: UInt8(ascii: "]"), areNamed: false))
        case UInt8(ascii: "\""): content = .scalar(.string(try string()))
        default: content = .scalar(try word())
        }
        return JSONSyntax(content: content, range: start..<place)
    }

    private mutating func elements(
        until close: UInt8, areNamed: Bool
    ) throws(ConfigEditError) -> [JSONSyntax.Element] {
        depth += 1
        guard depth <= Self.depthLimit else { throw error("nested too deeply") }
        defer { depth -= 1 }
        let open = place
        place += 1
        var elements: [JSONSyntax.Element] = []
        try skipSpace()
        while source[place] != close {
            guard place < source.end else { throw source.error("it is not closed", at: open) }
            guard elements.last.map({ $0.comma != nil }) ?? true else { throw error("a comma is missing") }
            elements.append(try element(isNamed: areNamed))
            try skipSpace()
        }
        place += 1
        return elements
    }

    private mutating func element(isNamed: Bool) throws(ConfigEditError) -> JSONSyntax.Element {
        let start = place
        var name: String?
        if isNamed {
            guard source[place] == UInt8(ascii: "\"") else {
                throw error("a name in quotes should stand here")
            }
            name = try string()
            try skipSpace()
            guard source[place] == UInt8(ascii: ":") else { throw error("a colon should stand here") }
            place += 1
            try skipSpace()
        }
        var element = JSONSyntax.Element(name: name, start: start, value: try value(), comma: nil)
        try skipSpace()
        if source[place] == UInt8(ascii: ",") {
            element.comma = place
            place += 1
        }
        return element
    }

    private mutating func string() throws(ConfigEditError) -> String {
        let start = place
        place += 1
        while let byte = source[place], byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard source[place] == UInt8(ascii: "\"") else {
            throw source.error("a quote is not closed", at: start)
        }
        place += 1
        guard case .string(let text) = try scalar(start..<place) else { throw error("not a text") }
        return text
    }

    private mutating func word() throws(ConfigEditError) -> JSONValue {
        let start = place
        while let byte = source[place], Self.isWordByte(byte) { place += 1 }
        guard place > start else { throw error("a value should stand here") }
        return try scalar(start..<place)
    }

    /// A scalar as the strict reader of bodies has it.
    private func scalar(_ range: Range<Int>) throws(ConfigEditError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: Array(source.bytes[range]))
        } catch {
            throw source.error("this is no JSON value", at: range.lowerBound)
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        return isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
    }

    private mutating func skipSpace() throws(ConfigEditError) {
        while place < source.end {
            if let byte = source[place], [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                place += 1
            } else if let comment = try JSONComment(in: source, at: place) {
                place = comment.range.upperBound
            } else {
                return
            }
        }
    }

    private func error(_ reason: String) -> ConfigEditError { source.error(reason, at: place) }
}
