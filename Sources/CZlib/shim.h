#pragma once
#include <zlib.h>

// The init functions are macros, which Swift cannot import.
// 32 + 15: gzip or zlib, told apart by the header.
static inline int moda_inflate_init(z_stream *stream) { return inflateInit2(stream, 32 + 15); }
// 16 + 15: gzip.
static inline int moda_gzip_init(z_stream *stream) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + 15, 8, Z_DEFAULT_STRATEGY);
}
// zlib, as git's objects are.
static inline int moda_zlib_init(z_stream *stream) { return deflateInit(stream, Z_DEFAULT_COMPRESSION); }
static inline int moda_unzlib_init(z_stream *stream) { return inflateInit(stream); }
