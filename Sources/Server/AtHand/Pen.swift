/// Writes bytes one behind the other into room that was made for all of them; what does not fit is left out.
struct Pen {
    private let room: UnsafeMutableRawBufferPointer
    /// Bytes that were written.
    private(set) var count = 0

    init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= room.count - count else { return }
        UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// A number as text, with no string made of it.
    mutating func write(_ number: UInt64, radix: UInt64 = 10) {
        var (rest, length) = (number / radix, 1)
        while rest > 0 { (rest, length) = (rest / radix, length + 1) }
        guard length <= room.count - count else { return }
        rest = number
        for place in (count..<count + length).reversed() {
            let digit = UInt8(truncatingIfNeeded: rest % radix)
            room[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
            rest /= radix
        }
        count += length
    }
}
