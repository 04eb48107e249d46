internal import CZlib

/// The bytes as one gzip member (RFC 1952).
package func gzipped(_ body: [UInt8]) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    guard moda_gzip_init(&stream) == Z_OK else { throw .outOfMemory }
    defer { deflateEnd(&stream) }
    return try pump(body, through: &stream, limit: .max) { deflate($0, Z_FINISH) }
}
