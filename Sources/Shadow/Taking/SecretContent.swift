/// Files that hold a private key under an innocent name.
enum SecretContent {
    private static let looked = 4096
    private static let heads = [
        "-----BEGIN ", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY", "PuTTY-User-Key-File-",
    ]
    .map { Array($0.utf8) }
    private static let words = Array("PRIVATE KEY".utf8)

    /// Whether one of the first lines begins as a private key does.
    static func isKey(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(looked).split(separator: UInt8(ascii: "\n")).contains { line in
            let line = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard let head = heads.first(where: { line.starts(with: $0) }) else { return false }
            return head != heads[0] || contains(words, line)
        }
    }

    private static func contains(_ words: [UInt8], _ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        while rest.count >= words.count {
            if rest.starts(with: words) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
