internal import CZlib

/// The bytes as one zlib stream (RFC 1950).
package func zlibbed(_ body: [UInt8]) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    guard moda_zlib_init(&stream) == Z_OK else { throw .outOfMemory }
    defer { deflateEnd(&stream) }
    return try pump(body, through: &stream, limit: .max) { deflate($0, Z_FINISH) }
}

/// Undoes the zlib stream with which some bytes begin, whose text must have exactly so many bytes.
///
/// - Returns: The text, and how many of the bytes the stream took.
/// - Throws: `tooLarge` where the text has more bytes than it should, before more is written; `damaged` where
///   it has fewer, or where there is no such stream.
package func unzlibbed(
    _ bytes: ArraySlice<UInt8>, size: Int
) throws(CompressionError) -> (text: [UInt8], taken: Int) {
    var stream = z_stream()
    guard moda_unzlib_init(&stream) == Z_OK else { throw .outOfMemory }
    defer { inflateEnd(&stream) }
    // One byte more, so that a text that is too long is seen, and there is an address for an empty one.
    var text = [UInt8](repeating: 0, count: size + 1)
    let (status, written, taken) = bytes.withUnsafeBufferPointer { input in
        text.withUnsafeMutableBufferPointer { output -> (Int32, Int, Int) in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(clamping: output.count)
            let status = inflate(&stream, Z_FINISH)
            return (
                status, output.count - Int(stream.avail_out),
                min(input.count, Int(UInt32.max)) - Int(stream.avail_in)
            )
        }
    }
    guard written <= size else { throw .tooLarge }
    guard status == Z_STREAM_END, written == size else { throw .damaged }
    text.removeLast()
    return (text, taken)
}
