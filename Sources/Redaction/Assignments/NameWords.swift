/// The words of a key's name, in any spelling: `apiKey`, `API_KEY`, `api-key`.
enum NameWords {
    /// Splits at `_`, `-` and changes of case, and lends the words; a name of more has its end kept.
    @inline(__always)
    static func split<Result>(
        _ text: Bytes, _ name: Range<Int>, _ body: (UnsafeMutableBufferPointer<NameWord>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: NameWord.self, capacity: capacity) { buffer in
            let count = fill(buffer, text, name)
            return body(UnsafeMutableBufferPointer(rebasing: buffer[0..<count]))
        }
    }

    private static func fill(
        _ buffer: UnsafeMutableBufferPointer<NameWord>, _ text: Bytes, _ name: Range<Int>
    ) -> Int {
        var count = 0
        var isOpen = false
        for at in name {
            let byte = text[at]
            guard ByteClass.alnum.contains(byte) else {
                isOpen = false
                continue
            }
            if !isOpen || startsWord(text, at, name) {
                count = min(count + 1, capacity)
                buffer[count - 1] = NameWord(at: at)
                isOpen = true
            }
            buffer[count - 1].append(byte)
        }
        return count
    }

    private static func startsWord(_ text: Bytes, _ at: Int, _ name: Range<Int>) -> Bool {
        guard ByteClass.upper.contains(text[at]), at > name.lowerBound else { return false }
        if ByteClass.lower.contains(text[at - 1]) { return true }
        return ByteClass.upper.contains(text[at - 1]) && at + 1 < name.upperBound
            && ByteClass.lower.contains(text[at + 1])
    }

    private static let capacity = 24
}
