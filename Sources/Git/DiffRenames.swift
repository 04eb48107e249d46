extension TreeDiff {
    /// Joins a file that is gone with a new one of the same contents: it moved.
    ///
    /// By id alone, so that no contents need to be here; a name that differs in case only, or that stayed
    /// the same in another folder, is preferred where several would fit.
    mutating func joinRenames() {
        var gone: [ObjectID: [Int]] = [:]
        for (index, change) in changes.enumerated() where change.after == nil {
            if let id = change.before?.id { gone[id, default: []].append(index) }
        }
        var moved: Set<Int> = []
        for index in changes.indices where changes[index].before == nil {
            guard let id = changes[index].after?.id, let choices = gone[id], !choices.isEmpty else {
                continue
            }
            let path = changes[index].path
            let best = choices.max {
                Self.likeness(changes[$0].path, path) < Self.likeness(changes[$1].path, path)
            }
            guard let best else { continue }
            gone[id]?.removeAll { $0 == best }
            moved.insert(best)
            changes[index].oldPath = changes[best].path
            changes[index].before = changes[best].before
        }
        changes = changes.indices.filter { !moved.contains($0) }.map { changes[$0] }
    }

    static func likeness(_ old: [UInt8], _ new: [UInt8]) -> Int {
        if lowered(old) == lowered(new) { return 2 }
        let slash = UInt8(ascii: "/")
        return old.split(separator: slash).last == new.split(separator: slash).last ? 1 : 0
    }

    private static func lowered(_ path: [UInt8]) -> [UInt8] {
        path.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
}
