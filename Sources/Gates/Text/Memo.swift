internal import Synchronization

/// Remembers what a pure function made of a text: a library's texts are compared with every candidate.
final class Memo<Value: Sendable>: Sendable {
    /// More texts than any tenant's library and clusters hold; beyond it the memory starts anew.
    private static var most: Int { 50_000 }

    private let make: @Sendable (String) -> Value
    private let known = Mutex<[String: Value]>([:])

    init(_ make: @escaping @Sendable (String) -> Value) { self.make = make }

    func callAsFunction(_ text: String) -> Value {
        if let value = known.withLock({ $0[text] }) { return value }
        let value = make(text)
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[text] = value
        }
        return value
    }
}
