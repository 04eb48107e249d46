/// Addresses of our own pages; parts may be any text and stay one part.
enum PagePath {
    static func of(_ parts: String...) -> String { parts.map { "/" + encoded($0) }.joined() }

    static func skill(_ name: String) -> String { of("skills", name) }

    static func habit(_ cluster: String) -> String { of("habits", cluster) }

    /// With a query; parameters that are nil or empty are left out.
    static func with(_ path: String, _ parameters: KeyValuePairs<String, String?>) -> String {
        let pairs = parameters.compactMap { name, value -> String? in
            guard let value, !value.isEmpty else { return nil }
            return "\(name)=\(encoded(value))"
        }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// RFC 3986, 2.3: all but unreserved characters percent-encoded; a part of dots only would name a folder.
    static func encoded(_ text: String) -> String {
        if text == "." || text == ".." { return text.replacing(".", with: "%2E") }
        let digits = Array("0123456789ABCDEF".utf8)
        var written: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: written.append(byte)
            default: written += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: written, as: UTF8.self)
    }

    /// An anchor for an event, whose id may be any text.
    static func anchor(_ event: String) -> String { "e-" + encoded(event).replacing("%", with: "_") }

    /// Where a person wanted to go before signing in: a path of ours, or nothing.
    static func own(_ text: String?) -> String {
        guard let text, text.utf8.count <= 2_000, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
        else { return "/" }
        return text
    }
}
