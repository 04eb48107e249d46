internal import Git

/// The objects of a store, for which libgit2 is started only where it is needed: to look into packs and into
/// the user's repository.
final class StoreObjects {
    private let store: String
    /// So many objects may be missed before it pays to look everywhere for the next ones.
    private let looseLimit: Int
    private var asked = 0
    private var opened: Opened?

    private final class Opened {
        let repository: Repository

        init(_ repository: consuming Repository) { self.repository = repository }
    }

    init(_ store: String, looseLimit: Int) {
        self.store = store
        self.looseLimit = looseLimit
    }

    private var loose: LooseObjects { LooseObjects(repository: store) }

    /// Runs something with all that libgit2 can see.
    func withRepository<Value>(_ body: (borrowing Repository) throws -> Value) throws -> Value {
        let opened = try opened ?? Opened(try Repository(bare: store))
        self.opened = opened
        return try body(opened.repository)
    }

    /// Whether an object is there for certain, here or borrowed.
    func contains(_ id: ObjectID) -> Bool {
        // What cannot be opened has nothing.
        (try? withRepository { $0.contains(id) }) ?? false
    }

    /// Whether there is no need to store an object; not thorough for the first few, which cost little.
    func hasForCertain(_ id: ObjectID) -> Bool {
        if loose.contains(id) { return true }
        asked += 1
        return asked <= looseLimit && opened == nil ? false : contains(id)
    }

    /// Stores objects: a file each, or many as one pack.
    func store(_ objects: [(id: ObjectID, object: Object)]) throws {
        guard objects.count > looseLimit else {
            for (id, object) in objects where !hasForCertain(id) { try loose.write(object, id) }
            return
        }
        let missing = objects.filter { !contains($0.id) }
        guard !missing.isEmpty else { return }
        let pack = try Pack.bytes(of: missing.map(\.object))
        try withRepository { try $0.store(pack: pack) }
    }
}
