internal import Events
internal import Synchronization

/// Names requests, so that a sender's complaint finds its line in the log.
final class RequestIDs: Sendable {
    private static let longest = 128
    private let prefix: String
    private let count = Atomic<UInt64>(0)

    /// - Parameter seed: Something that no other process has.
    init(seed: String) { prefix = ContentID.sha256(seed.utf8).prefix(16) + "-" }

    /// What the sender calls it where that is a name and no more; else one of our own.
    ///
    /// A key that somebody puts there by mistake never reaches the log.
    func id(offered: String?) -> RequestID {
        if let offered, (1...Self.longest).contains(offered.utf8.count),
            offered.utf8.allSatisfy(Self.isPlain), !offered.contains("moda_")
        {
            return RequestID(name: offered, number: nil)
        }
        return RequestID(name: prefix, number: count.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
    }
}
