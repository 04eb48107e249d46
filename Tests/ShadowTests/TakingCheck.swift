import Git
import Testing

/// What `git fsck` would look for: everything that a reference leads to is there, and is what its name says.
struct TakingCheck {
    let store: String

    init(_ store: String) { self.store = store }

    func expectWhole() throws {
        let repository = try Repository(bare: store)
        var seen: Set<ObjectID> = []
        var open = try repository.references(below: "refs/sessions/").map(\.id)
        var wrong = 0
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            guard let object = try repository.object(id),
                ObjectHash.id(of: object.bytes, as: object.kind) == id
            else {
                wrong += 1
                continue
            }
            switch object.kind {
            case .commit:
                let commit = try #require(Commit(bytes: object.bytes))
                open += [commit.tree] + commit.parents
            case .tree: open += try #require(TreeEntry.entries(of: object.bytes)).map(\.id)
            case .blob, .tag: break
            }
        }
        #expect(wrong == 0)
        #expect(!seen.isEmpty)
    }
}
