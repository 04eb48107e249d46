/// What a request is called.
struct RequestID: Sendable {
    let name: String
    /// What stands behind a name of our own.
    let number: UInt64?

    var text: String { number.map { name + String($0, radix: 16) } ?? name }
}
