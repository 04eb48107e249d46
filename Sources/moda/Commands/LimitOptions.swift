import ArgumentParser
import Ingest
import Server

/// How much a server takes at a time; over each of these it refuses with 503, which exporters try again.
struct LimitOptions: ParsableArguments {
    @Option(
        help: "MiB of the largest request body, as sent and decompressed; a larger one is refused for good.")
    var maxBody = 16

    @Option(help: "MiB of request bodies in memory at a time.")
    var maxInFlight = 64

    @Option(help: "Open connections at a time; further ones wait.")
    var maxConnections = 1_000

    func validate() throws {
        guard (1...1_024).contains(maxBody), (maxBody...16_384).contains(maxInFlight), maxConnections > 0
        else {
            throw ValidationError(
                "--max-body is 1 to 1024, --max-in-flight at least that, --max-connections at least 1")
        }
    }

    func apply(to parts: inout ServerParts) {
        parts.intake.limits.body = maxBody << 20
        parts.limits.bytesInFlight = maxInFlight << 20
        parts.limits.connections = maxConnections
    }
}
