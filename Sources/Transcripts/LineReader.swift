internal import Events
internal import Foundation

/// Reads a file line by line in bounded memory, with the digest of all that it has handed out.
///
/// A line over the cap is passed over in pieces and never held whole; its first bytes tell what it was.
final class LineReader {
    struct Line {
        /// Without its end; of a line over the cap only the beginning.
        var bytes: [UInt8]
        var isTooLong: Bool
        /// False for the last line of a file that does not end there: it may still be being written.
        var isEnded: Bool
    }

    /// Bytes of a line that are held at most.
    static let cap = 8 << 20
    private static let piece = 256 << 10
    private static let head = 4 << 10

    private let path: String
    private let descriptor: Int32
    private let cap: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Over all bytes before `offset`.
    private(set) var digest = RunningDigest()
    /// Where the line stands that comes next.
    private(set) var offset = 0

    /// Opens a file; a symbolic link is not followed.
    init(path: String, cap: Int = LineReader.cap) throws(TranscriptError) {
        self.path = path
        self.cap = max(cap, 1)
        descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TranscriptError(path: path, reason: String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }

    /// The next line; nil at the end.
    func next() throws(TranscriptError) -> Line? {
        var searched = start
        while true {
            if let end = newline(from: searched) { return take(upTo: end, isEnded: true) }
            searched = buffer.count
            guard !isAtEnd else {
                return start < buffer.count ? take(upTo: buffer.count, isEnded: false) : nil
            }
            guard buffer.count - start <= cap else { return try passOver() }
            let moved = start
            try fill()
            searched -= moved
        }
    }

    /// Reads on to a place, and tells whether what stands before it has the digest.
    func skip(to place: Int, digest wanted: String) throws(TranscriptError) -> Bool {
        while offset < place {
            if start == buffer.count {
                guard !isAtEnd else { return false }
                try fill()
            }
            advance(min(buffer.count - start, place - offset))
        }
        return offset == place && digest.hex == wanted
    }

    private func newline(from index: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, index < bytes.count,
                let found = memchr(base + index, 10, bytes.count - index)
            else { return nil }
            return base.distance(to: UnsafeRawPointer(found))
        }
    }

    private func take(upTo end: Int, isEnded: Bool) -> Line {
        let isTooLong = end - start > cap
        var last = end
        if last > start, buffer[last - 1] == 13 { last -= 1 }
        let bytes = Array(buffer[start..<(isTooLong ? min(start + Self.head, last) : last)])
        advance(end - start + (isEnded ? 1 : 0))
        return Line(bytes: bytes, isTooLong: isTooLong, isEnded: isEnded)
    }

    /// Steps over a line that does not end within the cap.
    private func passOver() throws(TranscriptError) -> Line {
        let bytes = Array(buffer[start..<min(start + Self.head, buffer.count)])
        while true {
            if let end = newline(from: start) {
                advance(end - start + 1)
                return Line(bytes: bytes, isTooLong: true, isEnded: true)
            }
            advance(buffer.count - start)
            guard !isAtEnd else { return Line(bytes: bytes, isTooLong: true, isEnded: false) }
            try fill()
        }
    }

    private func advance(_ count: Int) {
        buffer.withUnsafeBytes { bytes in
            digest.add(UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
        }
        start += count
        offset += count
    }

    /// Reads one more piece behind what is left.
    private func fill() throws(TranscriptError) {
        buffer.removeFirst(start)
        start = 0
        let held = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.piece))
        var count = -1
        repeat {
            count = buffer.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { read(descriptor, $0 + held, Self.piece) } ?? -1
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else {
            let reason = String(cString: strerror(errno))
            buffer.removeLast(Self.piece)
            throw TranscriptError(path: path, reason: reason)
        }
        buffer.removeLast(Self.piece - count)
        isAtEnd = count == 0
    }
}
