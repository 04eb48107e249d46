/// Commands for `sh`, whose words may hold any bytes: names that are no UTF-8 cannot be said otherwise.
struct BesideScript {
    private(set) var bytes: [UInt8] = []

    /// Adds a line; each `@` stands for the next word, quoted.
    mutating func add(_ line: String, _ words: [UInt8]...) {
        var words = words[...]
        for byte in line.utf8 {
            if byte == UInt8(ascii: "@"), let word = words.popFirst() {
                bytes += Self.quoted(word)
            } else {
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes a file and the folders on its way; what stands in the way stays.
    mutating func write(_ content: [UInt8], to path: [UInt8]) {
        if let slash = path.lastIndex(of: UInt8(ascii: "/")) {
            add("[ -d @ ] || mkdir -p -- @ || true", Array(path[..<slash]), Array(path[..<slash]))
        }
        // To write into a pipe would wait for a reader.
        add("[ -d @ ] || [ -p @ ] || printf '%s' @ > @ || true", path, path, content, path)
    }

    private static func quoted(_ word: [UInt8]) -> [UInt8] {
        let mark = UInt8(ascii: "'")
        return [mark] + word.flatMap { $0 == mark ? Array("'\\''".utf8) : [$0] } + [mark]
    }
}
