import Synchronization

/// What was sent and what was acknowledged, as the clients saw it.
final class Ledger: Sendable {
    private struct State {
        var next = 0
        var acknowledged: [Int] = []
        /// Answers by status; 0 for none.
        var answers: [Int: Int] = [:]
        /// 503 whose Retry-After an exporter would not honour.
        var badRetries = 0
    }

    private let state = Mutex(State())

    func takeNumber() -> Int {
        state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
    }

    func note(_ number: Int, status: Int, retryAfter: String?) {
        state.withLock { state in
            if (200..<300).contains(status) { state.acknowledged.append(number) }
            state.answers[status, default: 0] += 1
            if status == 503, !(1...3).contains(retryAfter.flatMap { Int($0) } ?? 0) { state.badRetries += 1 }
        }
    }

    var sent: Int { state.withLock(\.next) }
    var acknowledged: Set<Int> { Set(state.withLock(\.acknowledged)) }
    var answers: [Int: Int] { state.withLock(\.answers) }
    var badRetries: Int { state.withLock(\.badRetries) }
    var refused: Int { answers[503] ?? 0 }

    /// Answers that no exporter tries again: what got one would be lost.
    var lost: Int { answers.filter { $0.key >= 300 && $0.key != 503 }.reduce(0) { $0 + $1.value } }
}
