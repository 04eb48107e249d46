/// A text of which single places are changed, and the rest stays as it is, byte for byte.
struct SourceText: Sendable {
    private(set) var bytes: [UInt8]
    /// How its lines end: as the first one does.
    let lineEnd: [UInt8]

    /// Nobody writes more by hand; a file beyond it is something else than a configuration.
    private static let sizeLimit = 8 << 20
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ bytes: [UInt8]) throws(ConfigEditError) {
        guard bytes.count <= Self.sizeLimit else {
            throw ConfigEditError(line: 1, reason: "the file is larger than a configuration is")
        }
        self.bytes = bytes
        let newline = bytes.firstIndex(of: UInt8(ascii: "\n"))
        let isWindows = newline.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
        lineEnd = isWindows ? [13, 10] : [10]
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ConfigEditError(line: 1, reason: "the file is not UTF-8")
        }
    }

    /// Where the text begins, after a byte order mark.
    var start: Int { bytes.starts(with: Self.mark) ? Self.mark.count : 0 }
    var end: Int { bytes.count }

    subscript(_ place: Int) -> UInt8? { place >= 0 && place < bytes.count ? bytes[place] : nil }

    /// Whether these letters stand at a place.
    func has(_ letters: StaticString, at place: Int) -> Bool {
        bytes.dropFirst(place).starts(with: letters.description.utf8)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func hasNewline(in range: Range<Int>) -> Bool { bytes[range].contains(UInt8(ascii: "\n")) }

    func lineStart(of place: Int) -> Int {
        bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
    }

    /// The white space that the line of a place begins with.
    func indentation(of place: Int) -> [UInt8] {
        Array(
            bytes[lineStart(of: place)..<place].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        )
    }

    func error(_ reason: String, at place: Int) -> ConfigEditError {
        let before = bytes[..<min(max(place, 0), bytes.count)]
        return ConfigEditError(line: before.count { $0 == UInt8(ascii: "\n") } + 1, reason: reason)
    }

    mutating func replace(_ range: Range<Int>, with new: [UInt8]) { bytes.replaceSubrange(range, with: new) }

    mutating func insert(_ new: [UInt8], at place: Int) { replace(place..<place, with: new) }
}
