import Foundation

/// Values as JSON for scripts, keys sorted.
enum JSONText {
    /// Over several lines, to be read by people too.
    static func of(_ value: some Encodable) -> String {
        text(value, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    }

    /// On one line, for files of a value a line.
    static func line(_ value: some Encodable) -> String {
        text(value, [.sortedKeys, .withoutEscapingSlashes])
    }

    private static func text(_ value: some Encodable, _ format: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format
        // Every value printed is made of strings and numbers, which always encode.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension String {
    /// The text with spaces after it up to a width in characters; longer text stays.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    /// One line of at most `width` characters; whatever a terminal could take for a command is shown as a
    /// dot.
    func oneLine(_ width: Int) -> String {
        let line = String(
            unicodeScalars.map { scalar -> Character in
                if scalar == "\n" || scalar == "\t" || scalar == "\r" { return " " }
                let unsafe = [.control, .format].contains(scalar.properties.generalCategory)
                return unsafe ? "·" : Character(scalar)
            })
        return line.count > width ? line.prefix(width - 1) + "…" : line
    }
}
