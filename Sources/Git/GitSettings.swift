/// One file of git's settings, as far as its own sections say.
///
/// Read here and not by libgit2, which would have to be started for it at every look. What it includes is left
/// to libgit2, which then is asked for the whole file.
package struct GitSettings: Sendable {
    /// By `section.name` or `section.subsection.name`, as git writes them in full; the last one counts.
    private var values: [String: String] = [:]

    /// A file that is not there says nothing, a damaged one what stands before the damage.
    package init(_ path: String) {
        guard let bytes = FilePath.bytes(of: path, limit: 4 << 20) else { return }
        var reader = Reader(bytes: bytes)
        reader.run { name, value in values[name] = value }
        if values.keys.contains(where: { $0.hasPrefix("include.") || $0.hasPrefix("includeif.") }) {
            values.merge(IncludedSettings.values(path)) { $1 }
        }
    }

    package func text(_ name: String) -> String? { values[name] }

    /// As git reads it: `yes`, `on`, `true`, a number, or the name alone.
    package func bool(_ name: String) -> Bool? {
        switch values[name]?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off", "": false
        case .some(let number): Int(number).map { $0 != 0 }
        case nil: nil
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0
        var section = ""

        mutating func run(_ take: (String, String) -> Void) {
            while let byte = next() {
                switch byte {
                case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
                case UInt8(ascii: "["): guard head() else { return }
                case 0x20, 0x09, 0x0A, 0x0D: break
                default:
                    place -= 1
                    guard let (name, value) = setting() else { return }
                    take("\(section).\(name)", value)
                }
            }
        }

        private mutating func next() -> UInt8? {
            guard place < bytes.count else { return nil }
            defer { place += 1 }
            return bytes[place]
        }

        private mutating func skipLine() { while let byte = next(), byte != 0x0A {} }

        /// `[section]` or `[section "Sub\"section"]`.
        private mutating func head() -> Bool {
            var name: [UInt8] = []
            var isQuoted = false
            while let byte = next() {
                switch byte {
                case UInt8(ascii: "\\") where isQuoted: if let escaped = next() { name.append(escaped) }
                case UInt8(ascii: "\""):
                    if !isQuoted { name.append(UInt8(ascii: ".")) }
                    isQuoted.toggle()
                case UInt8(ascii: "]") where !isQuoted:
                    section = String(decoding: name, as: UTF8.self)
                    return true
                case 0x20 where !isQuoted: break
                case 0x0A: return false
                default: name.append(isQuoted ? byte : Self.lowercased(byte))
                }
            }
            return false
        }

        private mutating func setting() -> (name: String, value: String)? {
            var name: [UInt8] = []
            while place < bytes.count, Self.isName(bytes[place]) {
                name.append(Self.lowercased(bytes[place]))
                place += 1
            }
            guard !name.isEmpty else { return nil }
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            let text = String(decoding: name, as: UTF8.self)
            guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
                skipLine()
                return (text, "true")
            }
            place += 1
            return value().map { (text, $0) }
        }

        /// Up to the end of the line or a comment, without the space around it unless it is in quotes.
        private mutating func value() -> String? {
            var value: [UInt8] = []
            var kept = 0
            var isQuoted = false
            while let byte = next() {
                switch byte {
                case UInt8(ascii: "\""):
                    isQuoted.toggle()
                    kept = value.count
                    continue
                case UInt8(ascii: "\\"):
                    guard let escaped = escape() else { return nil }
                    value += escaped
                case UInt8(ascii: "#"), UInt8(ascii: ";"):
                    if isQuoted { value.append(byte) } else { skipLine() }
                    if !isQuoted { return String(decoding: value[..<kept], as: UTF8.self) }
                case 0x0A: return isQuoted ? nil : String(decoding: value[..<kept], as: UTF8.self)
                case 0x20, 0x09, 0x0D:
                    if isQuoted || !value.isEmpty { value.append(byte) }
                    if !isQuoted { continue }
                default: value.append(byte)
                }
                kept = value.count
            }
            return isQuoted ? nil : String(decoding: value[..<kept], as: UTF8.self)
        }

        private mutating func escape() -> [UInt8]? {
            switch next() {
            case UInt8(ascii: "n"): [0x0A]
            case UInt8(ascii: "t"): [0x09]
            case UInt8(ascii: "b"): [0x08]
            case UInt8(ascii: "\\"): [UInt8(ascii: "\\")]
            case UInt8(ascii: "\""): [UInt8(ascii: "\"")]
            case 0x0A: []
            default: nil
            }
        }

        private static func isName(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
        }

        private static func lowercased(_ byte: UInt8) -> UInt8 {
            (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
    }
}
