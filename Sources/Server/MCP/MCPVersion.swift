/// The revisions of the Model Context Protocol that are spoken here.
enum MCPVersion: String, CaseIterable {
    /// The first with streamable HTTP; messages may come as an array.
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"
    case november2025 = "2025-11-25"
    /// Without handshake and session: every request says what it is.
    case july2026 = "2026-07-28"

    /// The newest that begins with a handshake: what a client is offered that asks for an unknown one.
    static let newestWithHandshake = november2025

    var hasHandshake: Bool { self != .july2026 }

    /// The newest first.
    static var names: [String] { allCases.reversed().map(\.rawValue) }
}
