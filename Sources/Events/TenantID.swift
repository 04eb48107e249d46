/// The owner of rows.
///
/// It comes from an API key and from nothing else.
package struct TenantID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }

    /// The one tenant of a server that a single person or team runs.
    package static let local = TenantID(rawValue: "local")
}
