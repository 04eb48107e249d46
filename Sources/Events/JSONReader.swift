/// Reads JSON text (RFC 8259), as a value of any shape or piece by piece.
///
/// By hand, since every body passes here more than once and Foundation's decoder is made for types, not for
/// values of any shape. It forgives one thing: half a surrogate pair, which programs leave where they cut a
/// text, is U+FFFD.
package struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var depth = 0
    /// How many values may still be built.
    private var budget: Int

    /// Lists and objects within each other; deeper is an error, so that no input can exhaust the stack.
    private static let depthLimit = 512

    /// Reads the whole text as one value, with whatever the closure makes of it.
    ///
    /// More values than `budget` are an error: two bytes of text may become a hundred in memory.
    package static func read<Value>(
        _ bytes: UnsafeBufferPointer<UInt8>, budget: Int = .max,
        _ value: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        var reader = JSONReader(bytes: bytes, budget: budget)
        let value = try value(&reader)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.error("more than one value") }
        return value
    }

    /// The same over a text's own bytes.
    package static func read<Value>(
        text: String, budget: Int = .max, _ value: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        var text = text
        let result = text.withUTF8 { bytes -> Result<Value, JSONError> in
            do throws(JSONError) {
                return .success(try read(bytes, budget: budget, value))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, budget: Int) {
        self.bytes = bytes
        self.budget = budget
    }

    /// Any value.
    package mutating func value() throws(JSONError) -> JSONValue {
        guard budget > 0 else { throw JSONError(description: "more values than may be", isOverBudget: true) }
        budget -= 1
        skipSpace()
        switch peek {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    /// Calls `member` with each name of an object; it must read the value.
    ///
    /// Any value but an object is passed over.
    package mutating func members(
        _ member: (inout JSONReader, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        skipSpace()
        guard peek == UInt8(ascii: "{") else { return _ = try value() }
        try descend()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard peek == UInt8(ascii: "\"") else { throw error("a member's name should stand here") }
                let name = try string()
                guard take(UInt8(ascii: ":")) else { throw error("a colon should stand here") }
                try member(&self, name)
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw error("the object is not closed") }
        }
        depth -= 1
    }

    /// Calls `item` for each item of a list; it must read it.
    ///
    /// Any value but a list is passed over.
    package mutating func items(
        _ item: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        skipSpace()
        guard peek == UInt8(ascii: "[") else { return _ = try value() }
        try descend()
        if !take(UInt8(ascii: "]")) {
            repeat { try item(&self) } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw error("the list is not closed") }
        }
        depth -= 1
    }

    /// Passes over any value without building it, its strings unread: for a reader who wants a few members of
    /// a large text.
    package mutating func skip() throws(JSONError) {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"):
            try members { (reader, _) throws(JSONError) in try reader.skip() }
        case UInt8(ascii: "["):
            try items { (reader) throws(JSONError) in try reader.skip() }
        case UInt8(ascii: "\""):
            place += 1
            _ = skipPlain()
            while peek == UInt8(ascii: "\\") {
                place = min(place + 2, bytes.count)
                _ = skipPlain()
            }
            guard take(exactly: UInt8(ascii: "\"")) else { throw error("the string is not closed") }
        default: _ = try value()
        }
    }

    private mutating func object() throws(JSONError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        try self.members { (reader, name) throws(JSONError) in
            let value = try reader.value()
            // The first of two equal names counts.
            if let first = members.updateValue(value, forKey: name) { members[name] = first }
        }
        return members
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        var items: [JSONValue] = []
        try self.items { (reader) throws(JSONError) in items.append(try reader.value()) }
        return items
    }

    /// Steps into a list or an object.
    private mutating func descend() throws(JSONError) {
        depth += 1
        guard depth <= Self.depthLimit else { throw error("nested too deeply") }
        place += 1
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count, bytes[place..<end].elementsEqual(word.description.utf8) else {
            throw error("not a value")
        }
        place = end
        return value
    }
}

// Numbers.
extension JSONReader {
    /// Whole numbers that fit are integers, however they are written; others are doubles.
    private mutating func number() throws(JSONError) -> JSONValue {
        let start = place
        _ = take(exactly: UInt8(ascii: "-"))
        let leadsWithZero = peek == UInt8(ascii: "0")
        let whole = skipDigits()
        guard whole == 1 || (whole > 1 && !leadsWithZero) else { throw error("not a value") }
        var isWhole = true
        if take(exactly: UInt8(ascii: ".")) {
            isWhole = false
            guard skipDigits() > 0 else { throw error("a digit should stand here") }
        }
        if take(exactly: UInt8(ascii: "e")) || take(exactly: UInt8(ascii: "E")) {
            isWhole = false
            if !take(exactly: UInt8(ascii: "+")) { _ = take(exactly: UInt8(ascii: "-")) }
            guard skipDigits() > 0 else { throw error("a digit should stand here") }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw error("the number is out of range") }
        return Int64(exactly: number).map(JSONValue.integer) ?? .number(number)
    }

    private mutating func skipDigits() -> Int {
        let start = place
        while let byte = peek, (48...57).contains(byte) { place += 1 }
        return place - start
    }
}

// Strings.
extension JSONReader {
    private mutating func string() throws(JSONError) -> String {
        place += 1
        let start = place
        let isASCII = skipPlain()
        if peek == UInt8(ascii: "\"") {
            defer { place += 1 }
            return isASCII ? ascii(start..<place) : try text(Array(bytes[start..<place]))
        }
        var buffer = Array(bytes[start..<place])
        while peek == UInt8(ascii: "\\") {
            try escape(into: &buffer)
            let next = place
            _ = skipPlain()
            buffer.append(contentsOf: bytes[next..<place])
        }
        guard take(exactly: UInt8(ascii: "\"")) else { throw error("the string is not closed") }
        return try text(buffer)
    }

    /// Most strings are ASCII, and need no check beyond the one that found their end.
    private func ascii(_ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { target in
            target.initialize(from: bytes[range]).index
        }
    }

    private func text(_ utf8: [UInt8]) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw error("not UTF-8") }
        return text
    }

    /// Up to the next quote, backslash or control character, which may not stand in a string; true where all
    /// before it is ASCII.
    private mutating func skipPlain() -> Bool {
        var index = place
        var seen: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
            seen |= byte
            index += 1
        }
        place = index
        return seen < 0x80
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
        place += 1
        guard let byte = peek else { throw error("the string is not closed") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"): buffer.append(contentsOf: Character(try scalar()).utf8)
        default: throw error("not an escape")
        }
    }

    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let unit = try hexUnit()
        guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let next = place
        guard take(exactly: UInt8(ascii: "\\")), take(exactly: UInt8(ascii: "u")) else {
            place = next
            return "\u{FFFD}"
        }
        let low = try hexUnit()
        guard (0xDC00...0xDFFF).contains(low) else {
            place = next
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexUnit() throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("four hex digits should stand here")
            }
            unit = unit << 4 | UInt32(digit)
            place += 1
        }
        return unit
    }
}

// Steps.
extension JSONReader {
    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    /// Steps over a byte if it is the next one after white space.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        return take(exactly: byte)
    }

    private mutating func take(exactly byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        place += 1
        return true
    }

    private func error(_ what: String) -> JSONError {
        JSONError(description: "not JSON at byte \(place): \(what)")
    }
}

/// Text that is no JSON: what is wrong and where.
package struct JSONError: Error, CustomStringConvertible {
    package let description: String
    /// Whether it may be JSON, of more values than its reader allows.
    package var isOverBudget = false
}
