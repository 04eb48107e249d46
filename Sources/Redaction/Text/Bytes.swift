/// A read-only view of a text's UTF-8 bytes that answers zero beyond both ends.
///
/// It lives only within the closure that lent the buffer.
struct Bytes {
    let buffer: UnsafeBufferPointer<UInt8>

    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    var count: Int { buffer.count }

    @inline(__always)
    subscript(_ index: Int) -> UInt8 {
        index >= 0 && index < buffer.count ? buffer[index] : 0
    }

    /// Returns the offset after the run of such bytes; at most `limit` bytes are looked at.
    @inline(__always)
    func runEnd(of alphabet: ByteClass, from start: Int, limit: Int = .max) -> Int {
        let stop = limit < count - start ? start + limit : count
        var at = start
        while at < stop, alphabet.contains(buffer[at]) { at += 1 }
        return at
    }

    /// Returns the offset where the run of such bytes before `end` begins.
    @inline(__always)
    func runStart(of alphabet: ByteClass, before end: Int, limit: Int) -> Int {
        let stop = max(0, end - limit)
        var at = end
        while at > stop, alphabet.contains(buffer[at - 1]) { at -= 1 }
        return at
    }

    func firstIndex(of byte: UInt8, from start: Int, before end: Int = .max) -> Int? {
        let stop = min(end, count)
        var at = start
        while at < stop {
            if buffer[at] == byte { return at }
            at += 1
        }
        return nil
    }

    func matches(_ expected: ArraySlice<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start <= count - expected.count else { return false }
        var at = start
        for byte in expected {
            if buffer[at] != byte { return false }
            at += 1
        }
        return true
    }

    /// Tells whether the lower-case ASCII text stands here in any case.
    func matchesFolded(_ expected: StaticString, at start: Int) -> Bool {
        guard start >= 0, start <= count - expected.utf8CodeUnitCount else { return false }
        for index in 0..<expected.utf8CodeUnitCount
        where buffer[start + index].lowercased != expected.utf8Start[index] {
            return false
        }
        return true
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: buffer[range.clamped(to: 0..<count)], as: UTF8.self)
    }
}

extension UInt8 {
    @inline(__always)
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
