import Fetch
import Foundation
import Synchronization

/// Several clients that send one delivery after the other until they are stopped.
struct Senders: Sendable {
    let deliveries: Deliveries
    let ledger: Ledger
    let server: String
    let key: String

    /// Sends with so many clients while the other work runs.
    func send(clients: Int, while work: @Sendable () async throws -> Void) async throws {
        let isOver = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<clients {
                group.addTask { while !isOver.isRaised { await sendOne() } }
            }
            defer { isOver.raise() }
            try await work()
        }
    }

    /// - Returns: The status; 0 where there was no answer.
    @discardableResult func sendOne() async -> Int {
        let delivery = deliveries.delivery(ledger.takeNumber())
        let request = FetchRequest(
            "POST", server + delivery.path,
            headers: delivery.headers + [("Authorization", "Bearer \(key)")], body: delivery.body, timeout: 10
        )
        // A connection that breaks is what this harness is about.
        let response = try? await fetch(request)
        ledger.note(
            delivery.number, status: response?.status ?? 0, retryAfter: response?.headers["retry-after"])
        if response?.status != 200, response?.status != 204 {
            // A client that is refused waits a little, so that the log and the processor stay free.
            try? await Task.sleep(for: .milliseconds(20))
        }
        return response?.status ?? 0
    }
}

/// Raised once, seen by all.
final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}
