extension Sequence<UInt8> {
    /// The Unicode scalars that the bytes encode; what is cut off or broken becomes U+FFFD.
    var scalars: [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var decoder = UTF8()
        var bytes = makeIterator()
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .error: scalars.append("\u{FFFD}")
            case .emptyInput: return scalars
            }
        }
    }
}

extension String {
    /// True where the text holds the bytes of another, compared byte by byte.
    func holds(_ other: StaticString) -> Bool {
        guard other.utf8CodeUnitCount > 0 else { return true }
        return other.withUTF8Buffer { wanted in
            let bytes = Array(utf8)
            guard bytes.count >= wanted.count else { return false }
            return (0...(bytes.count - wanted.count)).contains { start in
                bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
            }
        }
    }
}
