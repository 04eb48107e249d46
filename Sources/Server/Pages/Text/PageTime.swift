internal import Events

/// A time as pages write it, for people and for programs.
struct PageTime: Sendable {
    /// `2026-11-21 05:58`, UTC as all of a page.
    let text: String
    let machine: String

    init(_ time: Timestamp) {
        machine = time.rfc3339
        text = String(machine.prefix(16)).replacing("T", with: " ")
    }
}

extension Timestamp {
    /// `05:58:12`, where the day is known.
    var clockText: String { String(rfc3339.dropFirst(11).prefix(8)) }
}
