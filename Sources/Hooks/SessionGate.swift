internal import Shadow

/// Lets the looks of one session happen one after another, and bounds how many wait.
///
/// Where looks take longer than the agent's steps, they must not pile up: of whole looks after tools one that
/// waits is enough, since it will see what the next would. Looks where authors change (a prompt, a stop), and
/// those at named files, wait in places of their own.
package struct SessionGate: Sendable {
    private let file: FileLock
    /// The first of this session's bytes.
    private let base: Int64

    private static let running: Int64 = 0
    private static let places: Int64 = 32

    /// The session may be any text; two that share a place wait for each other, and nothing else comes of it.
    package init(file: FileLock, session: String) {
        self.file = file
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in session.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        base = Int64(hash & ((1 << 50) - 1)) * Self.places
    }

    /// Waits for its turn, and holds it until `leave` or the process's end.
    ///
    /// - Returns: False where enough others wait already.
    package func enter(for plan: SnapshotPlan) -> Bool {
        if file.take(base + Self.running) { return true }
        for place in Self.waitingPlaces(for: plan) where file.take(base + place) {
            let isIn = file.await(base + Self.running)
            file.release(base + place)
            return isIn
        }
        return false
    }

    package func leave() { file.release(base + Self.running) }

    /// Whether a look is being taken, or waits.
    package var isBusy: Bool { file.isHeld(base, count: Self.places) }

    private static func waitingPlaces(for plan: SnapshotPlan) -> ClosedRange<Int64> {
        switch (plan.look, plan.cause) {
        case (.paths, _): 8...15
        case (.whole, .afterTool): 1...1
        case (.whole, _): 2...5
        }
    }
}
