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
    func holds(_ wanted: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { bytes in wanted.withUTF8Buffer { occurs($0, in: bytes) } }
    }
}

private func occurs(_ wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard wanted.count > 0, bytes.count >= wanted.count else { return wanted.count == 0 }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
        var length = 1
        while length < wanted.count, bytes[start + length] == wanted[length] { length += 1 }
        if length == wanted.count { return true }
    }
    return false
}
