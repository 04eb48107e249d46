internal import Git

/// What a snapshot adds to the store, held back until all is known.
struct NewObjects: ObjectSink {
    private var ids: Set<ObjectID> = []
    private(set) var all: [(id: ObjectID, object: Object)] = []
    /// Bytes of the content of files.
    private(set) var bytes = 0

    @discardableResult
    mutating func add(_ bytes: [UInt8], as kind: ObjectKind) -> ObjectID {
        let id = ObjectHash.id(of: bytes, as: kind)
        insert(Object(kind: kind, bytes: bytes), id)
        return id
    }

    func contains(_ id: ObjectID) -> Bool { ids.contains(id) }

    mutating func insert(_ object: Object, _ id: ObjectID) {
        guard ids.insert(id).inserted else { return }
        all.append((id, object))
        if object.kind == .blob { bytes += object.bytes.count }
    }
}
