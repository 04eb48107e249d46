internal import Git

/// Holds a store for a while against whoever clears up in it, or against everybody.
package enum ShadowHold {
    /// Keeps a store from being cleared up while the body runs; who takes snapshots goes on.
    ///
    /// - Returns: Nil where somebody cleared up in it for all of the time.
    package static func whileHeld<Value>(_ store: String, seconds: Double, _ body: () throws -> Value)
        throws -> Value?
    {
        guard let lock = try FileLock("\(store).lock", .shared, seconds: seconds) else { return nil }
        return try withExtendedLifetime(lock, body)
    }
}
