internal import Events

/// What `ddtrace` writes in place of an input or output that is too large to send: never stored as text.
enum DroppedText {
    /// The rest of the notice names a size, which differs between versions.
    private static let notice = "[This value has been dropped because this span's size exceeds"

    static func removed(from value: JSONValue) -> JSONValue {
        guard case .object(var members) = value, members["value"]?.string?.hasPrefix(notice) == true else {
            return value
        }
        members["value"] = nil
        return .object(members)
    }
}
