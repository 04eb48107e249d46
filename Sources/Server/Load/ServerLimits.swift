/// How much the server holds at a time, and how long it waits for a client.
package struct ServerLimits: Sendable {
    /// Bytes of request bodies in memory, over all requests: as they came, decompressed, and until they are
    /// committed.
    package var bytesInFlight = 64 << 20
    /// Open connections; further ones wait in the kernel's line.
    package var connections = 1_000
    /// Seconds until a connection without a request is closed; longer than the minute between two exports of
    /// metrics.
    package var idle = 120.0
    /// Seconds that a client has from connecting, or from a request's head, to the end of its request.
    package var request = 30.0
    /// Seconds that a client has to take an answer off, and what it still sends after a refusal is read.
    package var answer = 10.0

    /// Requests that a key may make in a minute, where nothing is taken in; 0 for any number.
    package var requestsPerMinute = 6_000
    /// Streams of events that may be open: of a key, of a tenant, and of all; each holds a connection.
    package var streamsPerKey = 8
    package var streamsPerTenant = 64
    package var streams = 256
    /// Seconds that requests have to be answered in once the server is being stopped.
    package var drain = 60.0
    /// Bytes of a path with its query.
    package var target = 8_192
    /// Seconds that skills are served from memory before the store is asked whether they changed.
    package var library = 1.0

    package init() {}
}
