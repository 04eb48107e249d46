/// Why a body could not be compressed or decompressed.
package enum CompressionError: Error {
    /// The output would pass the limit.
    case tooLarge
    /// The input is no gzip or zlib stream, or ends early.
    case damaged
    case outOfMemory
}
