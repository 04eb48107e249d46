internal import CZlib

/// Undoes gzip (RFC 1952) or zlib (RFC 1950, what HTTP calls deflate), told apart by the header.
///
/// Several gzip members in a row are one text, as the RFC wants; anything else behind the end is damage.
///
/// - Throws: `tooLarge` as soon as the output passes `limit` bytes, so that a bomb costs no more than that.
package func inflated(_ body: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    guard moda_inflate_init(&stream) == Z_OK else { throw .outOfMemory }
    defer { inflateEnd(&stream) }
    return try pump(body, through: &stream, limit: limit) { stream in
        let status = inflate(stream, Z_NO_FLUSH)
        guard status == Z_STREAM_END, stream.pointee.avail_in > 0 else { return status }
        return inflateReset(stream)
    }
}

/// Feeds the whole input and collects the output until the stream says that it ended.
func pump(
    _ input: [UInt8], through stream: inout z_stream, limit: Int,
    step: (UnsafeMutablePointer<z_stream>) -> Int32
) throws(CompressionError) -> [UInt8] {
    var input = input
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let end = input.withUnsafeMutableBufferPointer { input -> Result<Void, CompressionError> in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(clamping: input.count)
        while true {
            let before = stream.avail_in
            let (status, count) = chunk.withUnsafeMutableBufferPointer { chunk -> (Int32, Int) in
                stream.next_out = chunk.baseAddress
                stream.avail_out = UInt32(chunk.count)
                let status = step(&stream)
                return (status, chunk.count - Int(stream.avail_out))
            }
            output.append(contentsOf: chunk[..<count])
            if output.count > limit { return .failure(.tooLarge) }
            if status == Z_STREAM_END { return .success(()) }
            // A step that neither reads nor writes would repeat itself for ever.
            guard status == Z_OK, count > 0 || stream.avail_in < before else { return .failure(.damaged) }
        }
    }
    try end.get()
    return output
}
