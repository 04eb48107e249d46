internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import NIOCore

/// Reads a request's body within the limits.
struct BodyReading {
    /// Bytes of one body.
    let limit: Int
    let budget: BodyBudget

    /// Collects the body, which the share holds afterwards.
    ///
    /// - Throws: `Refusal` 413 for a body over the limit, unread where it says so itself; `Failure` 503 where
    ///   memory is short, 400 where the sender went away in the middle.
    func bytes(of request: Request, held share: BodyBudget.Share) async throws -> [UInt8] {
        let announced = try announcedLength(of: request)
        if let announced {
            guard announced <= limit else { throw tooLarge }
            try budget.checkRoom(for: announced)
        }
        var body: [UInt8] = []
        body.reserveCapacity(min(announced ?? 0, 64 << 10))
        do {
            for try await part in request.body {
                guard part.readableBytes <= limit - body.count else { throw tooLarge }
                try share.grow(by: part.readableBytes)
                body.append(contentsOf: part.readableBytesView)
            }
        } catch {
            throw error is Failure || error is Refusal ? error : Self.endedEarly
        }
        // A connection that breaks looks like the body's end: half of it must never be taken for all.
        if let announced, body.count != announced { throw Self.endedEarly }
        return body
    }

    private func announcedLength(of request: Request) throws -> Int? {
        guard let text = request.headers[.contentLength] else { return nil }
        guard let length = Int(text), length >= 0 else {
            throw Failure(status: .badRequest, detail: "Content-Length is no number of bytes")
        }
        return length
    }

    private var tooLarge: Refusal {
        Refusal(status: 413, "the body is over \(limit) bytes as sent: send smaller batches")
    }

    private static let endedEarly = Failure(
        status: .badRequest, detail: "the body ended early; send it again")
}
