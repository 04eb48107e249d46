import Events
import Fetch
import Foundation
import Replay

/// Sends a recording, session by session in the order of their days.
struct Player {
    let recording: Recording
    let server: String
    let key: String
    /// The day (since 1970, UTC) on which the recording's last day is laid.
    let lastDay: Int64

    struct Failure: Error, CustomStringConvertible { let description: String }

    func play() async throws -> (requests: Int, bytes: Int) {
        var (requests, bytes) = (0, 0)
        for session in recording.sessions {
            guard let start = Timestamp(rfc3339: session.recordedAt) else {
                throw Failure(description: "\(session.name): recorded_at is not RFC 3339")
            }
            let day = lastDay - Int64(recording.lastDay - session.day)
            let shift = (day - start.day) * 86_400_000
            for request in session.requests {
                bytes += try await send(request, start: start, shift: shift)
                requests += 1
            }
        }
        return (requests, bytes)
    }

    private func send(_ request: Recording.Request, start: Timestamp, shift: Int64) async throws -> Int {
        let recorded = try recording.body(of: request)
        let isHook = request.path.hasSuffix("/hooks")
        let body =
            isHook
            ? recorded
            : try TimeShift(milliseconds: shift).shifted(
                recorded, type: request.contentType, isCompressed: request.contentEncoding != nil)
        var headers = [("Authorization", "Bearer \(key)"), ("Content-Type", request.contentType)]
        if let encoding = request.contentEncoding { headers.append(("Content-Encoding", encoding)) }
        if isHook {
            let observed = Timestamp(milliseconds: start.milliseconds + request.at + shift)
            headers.append(("Moda-Observed-At", observed.rfc3339))
            headers.append(("Moda-Delivery-Id", ContentID.make(request.file, observed.rfc3339)))
        }
        let response = try await fetch(
            FetchRequest("POST", server + request.path, headers: headers, body: body))
        guard (200..<300).contains(response.status) else {
            throw Failure(description: "\(request.file): \(response.status) \(response.text.prefix(300))")
        }
        return body.count
    }
}
