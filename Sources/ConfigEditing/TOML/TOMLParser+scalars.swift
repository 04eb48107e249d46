internal import Events

extension TOMLParser {
    /// A text in any of the four kinds of quotes.
    mutating func string() throws(ConfigEditError) -> String {
        let isLiteral = source[place] == UInt8(ascii: "'")
        let long: StaticString = isLiteral ? "'''" : "\"\"\""
        let start = place
        if take(long) {
            if !take("\r\n") { _ = take("\n") }
            return try text(until: long, from: start, isLiteral: isLiteral, mayBreak: true)
        }
        place += 1
        return try text(until: isLiteral ? "'" : "\"", from: start, isLiteral: isLiteral, mayBreak: false)
    }

    private mutating func text(
        until close: StaticString, from start: Int, isLiteral: Bool, mayBreak: Bool
    ) throws(ConfigEditError) -> String {
        var bytes: [UInt8] = []
        while !source.has(close, at: place) {
            guard let byte = source[place] else { throw source.error("a quote is not closed", at: start) }
            if byte == UInt8(ascii: "\\"), !isLiteral {
                try escape(into: &bytes, mayBreak: mayBreak)
                continue
            }
            let isBreak = byte == 10 || (byte == 13 && source[place + 1] == 10)
            guard isBreak ? mayBreak : byte == 9 || (byte >= 32 && byte != 127) else {
                throw source.error("a quote is not closed, or holds a control character", at: start)
            }
            bytes.append(byte)
            place += 1
        }
        place += close.utf8CodeUnitCount
        // One or two quotes more belong to a long text.
        while mayBreak, source[place] == close.description.utf8.first, bytesAfter(close) {
            bytes.append(source.bytes[place])
            place += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a long text that has just ended goes on for the quote that follows: at most two do.
    private func bytesAfter(_ close: StaticString) -> Bool {
        let quote = close.description.utf8.first
        var run = 0
        while run < 6, source[place - 1 - run] == quote { run += 1 }
        return run < 5
    }

    private mutating func escape(into bytes: inout [UInt8], mayBreak: Bool) throws(ConfigEditError) {
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12,
            UInt8(ascii: "r"): 13, UInt8(ascii: "e"): 27, UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92,
        ]
        let digits: [UInt8: Int] = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8]
        guard let letter = source[place + 1] else { throw error("a quote is not closed") }
        if let byte = simple[letter] {
            bytes.append(byte)
            place += 2
        } else if let count = digits[letter] {
            bytes.append(contentsOf: Character(try scalar(digits: count)).utf8)
        } else if mayBreak, let end = lineBreakAfterBackslash() {
            place = end
        } else {
            throw error("not an escape")
        }
    }

    private mutating func scalar(digits: Int) throws(ConfigEditError) -> Unicode.Scalar {
        let first = place + 2
        guard first + digits <= source.end,
            let number = UInt32(source.text(first..<first + digits), radix: 16),
            source[first] != UInt8(ascii: "+"), let scalar = Unicode.Scalar(number)
        else { throw error("not an escape") }
        place = first + digits
        return scalar
    }

    /// After a backslash at the end of a line, all white space up to the next text.
    private func lineBreakAfterBackslash() -> Int? {
        var end = place + 1
        var hasBreak = false
        while let byte = source[end], [9, 10, 13, 32].contains(byte) {
            hasBreak = hasBreak || byte == 10
            end += 1
        }
        return hasBreak ? end : nil
    }

    /// A value without quotes: a boolean, a number, a date or a time.
    mutating func word() throws(ConfigEditError) -> JSONValue {
        let start = place
        skipWord()
        // A date and a time may be parted by a space.
        if place - start == 10, source[place] == 32, source[start + 4] == UInt8(ascii: "-"),
            let next = source[place + 1], (48...57).contains(next)
        {
            place += 1
            skipWord()
        }
        guard let value = TOMLText.scalar(source.text(start..<place)) else {
            throw source.error("this is no TOML value", at: start)
        }
        return value
    }

    private mutating func skipWord() {
        while let byte = source[place], TOMLText.isBareKeyByte(byte) || "+.:".utf8.contains(byte) {
            place += 1
        }
    }
}
