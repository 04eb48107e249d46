internal import API
internal import Events
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import Store

/// A job's changes as server-sent events: `progress` with the job as JSON at each change, `end` with its report.
///
/// The id of an event is the job's revision: who comes back with `Last-Event-ID` hears of what changed since. The
/// job may run in another process, so its row is looked at; that costs one read, and nothing once the client is
/// gone, which the comments find out.
struct JobEvents: Sendable {
    private static let look: Duration = .milliseconds(500)
    /// Looks without news after which a comment keeps the connection alive.
    private static let quietLooks = 20
    /// Looks after which the stream ends; the client comes back by itself.
    private static let mostLooks = 7_200

    let id: String
    let tenant: TenantID
    let control: any ControlStore
    /// Held for as long as the stream is.
    let place: StreamPlace
    let view: @Sendable (JobRecord) async throws -> JobView

    /// 204 where the client has heard of the end: that keeps a browser from coming back (HTML, 9.2).
    func response(after last: Int64?, first job: JobRecord) -> Response {
        if job.status.isOver, last == job.revision { return Response(status: .noContent) }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                try await write(job, after: last, to: &writer)
                try await writer.finish(nil)
            })
    }

    private func write(
        _ first: JobRecord, after last: Int64?, to writer: inout any ResponseBodyWriter
    ) async throws {
        var (job, told, quiet) = (first, last ?? -1, 0)
        try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
        for _ in 0..<Self.mostLooks {
            if job.revision != told {
                try await writer.write(event(try await view(job)))
                (told, quiet) = (job.revision, 0)
            }
            if job.status.isOver || Task.isShuttingDownGracefully { return }
            try await Task.sleep(for: Self.look)
            quiet += 1
            if quiet >= Self.quietLooks {
                try await writer.write(ByteBuffer(string: ": still here\n\n"))
                quiet = 0
            }
            // Removed meanwhile, or a store that cannot be read: the client asks again and is told.
            guard let next = try? await control.job(id, tenant: tenant) else { return }
            job = next
        }
    }

    private func event(_ job: JobView) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var buffer = ByteBuffer()
        buffer.writeString("id: \(job.revision ?? 0)\nevent: \(job.isOver ? "end" : "progress")\ndata: ")
        // One line: JSON writes the ends of lines inside strings as escapes.
        buffer.writeBytes(try encoder.encode(job))
        buffer.writeString("\n\n")
        return buffer
    }
}
