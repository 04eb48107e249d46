internal import Synchronization

/// How much was committed and not normalized yet, about: what a stopped server left behind is not counted.
final class NormalizingLag: Sendable {
    private let waiting = Mutex(0)

    var bytes: Int { waiting.withLock { $0 } }

    func committed(_ bytes: Int) { waiting.withLock { $0 += bytes } }

    /// Never below nothing: normalizing also takes in what was committed before this program began.
    func normalized(_ bytes: Int) { waiting.withLock { $0 = max(0, $0 - bytes) } }
}
