internal import Git

/// Copies objects into packs of a store, a bounded piece at a time.
struct ObjectCopies {
    private let objects: StoreObjects
    /// Whether a piece must outlive a crash of the machine, since what it was copied from goes.
    private let toDisk: Bool
    private var pending: [Object] = []
    private var pendingBytes = 0
    /// Bytes that were copied, uncompressed.
    private(set) var bytes = 0

    /// A pack holds about so much, since it is made in memory.
    private static let pieceBytes = 32 << 20

    init(_ objects: StoreObjects, toDisk: Bool = false) {
        self.objects = objects
        self.toDisk = toDisk
    }

    mutating func add(_ object: Object) throws {
        pending.append(object)
        pendingBytes += object.bytes.count
        bytes += object.bytes.count
        if pendingBytes >= Self.pieceBytes { try flush() }
    }

    mutating func flush() throws {
        guard !pending.isEmpty else { return }
        let pack = try Pack.bytes(of: pending)
        try objects.withRepository { try $0.store(pack: pack, toDisk: toDisk) }
        pending = []
        pendingBytes = 0
    }
}
