internal import API
internal import Events
internal import Fetch
internal import Foundation

/// Sends batches, and waits where the server asks for it.
struct ImportSender: Sendable {
    let settings: ClientSettings
    let key: String
    /// Seconds of waiting, all in all, for a server that does not answer and for one that is busy.
    var patience = (silent: 8.0, busy: 300.0)

    /// Returns once the server has the batch on disk.
    ///
    /// - Throws: `ClientError`: `unreachable` where it stays away, `refused` where it says no.
    func send(_ batch: HistoryBatch) async throws {
        guard !batch.records.isEmpty else { return }
        let body = batch.body
        var (waited, pause) = (0.0, 0.5)
        while true {
            let (problem, after) = try await attempt(body, batch)
            guard let problem else { return }
            if problem.kind == .tooLarge {
                guard batch.records.count > 1 else { throw RefusedBatch(reason: problem.error.description) }
                for half in batch.halves { try await send(half) }
                return
            }
            let limit = problem.kind == .busy ? patience.busy : patience.silent
            if problem.kind == .refused { throw RefusedBatch(reason: problem.error.description) }
            guard problem.kind != .final, waited < limit else { throw problem.error }
            let seconds = min(after ?? pause, 30)
            try await Task.sleep(for: .milliseconds(Int(seconds * 1_000)))
            waited += seconds
            pause = min(pause * 2, 10)
        }
    }

    private struct Problem {
        enum Kind { case busy, silent, tooLarge, refused, final }
        let kind: Kind
        let error: ClientError
    }

    private func attempt(_ body: [UInt8], _ batch: HistoryBatch) async throws -> (Problem?, after: Double?) {
        let url = "\(settings.server)/v1/import/\(batch.agent.rawValue)"
        let request = FetchRequest(
            "POST", url,
            headers: [
                ("Authorization", "Bearer \(key)"), ("Content-Type", "application/json"),
                ("Moda-Delivery-Id", HistoryBatch.deliveryID(of: body)),
            ], body: body)
        do {
            let response = try await fetch(request)
            // Anything else that sounds like a yes is somebody else's: a proxy's, the page of a hotel.
            if response.status == 204 { return (nil, nil) }
            return (problem(response, url), response.headers["retry-after"].flatMap(Double.init))
        } catch let error as FetchError {
            let text =
                "\(error). What the server acknowledged is noted: run the same again, and it goes on from there"
            return (Problem(kind: .silent, error: ClientError(.unreachable, text)), nil)
        }
    }

    private func problem(_ response: FetchResponse, _ url: String) -> Problem {
        let told = try? JSONDecoder().decode(ProblemView.self, from: Data(response.body))
        let isYes = (200..<300).contains(response.status)
        let reason = isYes ? "is it a moda server?" : told?.detail.plain(500) ?? "no reason given"
        let text = "\(url): \(response.status), \(reason)"
        switch response.status {
        case 413: return Problem(kind: .tooLarge, error: ClientError(.refused, text))
        case 400, 422: return Problem(kind: .refused, error: ClientError(.refused, text))
        case 429, 500...: return Problem(kind: .busy, error: ClientError(.unreachable, text))
        default: return Problem(kind: .final, error: ClientError(.refused, text))
        }
    }
}

/// A batch that the server will never take; the other files are not to suffer from it.
struct RefusedBatch: Error {
    let reason: String
}
