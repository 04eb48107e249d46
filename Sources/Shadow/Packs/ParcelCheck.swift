internal import Git

/// Looks at every object of a parcel before anything is written.
struct ParcelCheck {
    private let parcel: Parcel
    private let limits: PackLimits
    private let sieve = Sieve()
    private var commits: [ObjectID: Commit] = [:]
    private var secrets: Set<ObjectID> = []

    init(_ parcel: Parcel, limits: PackLimits) {
        self.parcel = parcel
        self.limits = limits
    }

    /// The pack to be stored; nil where the parcel needs none.
    ///
    /// - Throws: `ParcelError` where it is damaged, holds what snapshots never hold, or does not lead from the
    ///   commit that the server has to the one that it promises.
    mutating func pack() throws(ParcelError) -> [UInt8]? {
        if parcel.pack.isEmpty {
            guard parcel.head.hex == parcel.expected.head else {
                throw ParcelError(.damaged, "it names a new commit and brings none")
            }
            return nil
        }
        try read { check, object throws(ParcelError) in try check.look(at: object) }
        try follow()
        guard !secrets.isEmpty else { return parcel.pack }
        return try without(secrets)
    }

    private mutating func read(_ take: (inout ParcelCheck, Object) throws(ParcelError) -> Void)
        throws(ParcelError)
    {
        do {
            try Pack.read(parcel.pack, limits: limits) { try take(&self, $0) }
        } catch let error as ParcelError {
            throw error
        } catch let error as PackError {
            throw ParcelError(error.code == .tooLarge ? .tooLarge : .damaged, "\(error)")
        } catch {
            throw ParcelError(.damaged, "the pack cannot be read")
        }
    }

    private mutating func look(at object: Object) throws(ParcelError) {
        let id = ObjectHash.id(of: object.bytes, as: object.kind)
        switch object.kind {
        case .commit:
            guard let commit = Commit(bytes: object.bytes), !sieve.holdsSecret(object.bytes) else {
                throw ParcelError(.refused, "commit \(id) is none, or has a secret in its message")
            }
            commits[id] = commit
        case .tree:
            guard let entries = TreeEntry.entries(of: object.bytes), entries.allSatisfy(\.hasPlainName) else {
                throw ParcelError(.refused, "tree \(id) is none, or has a name that no folder has")
            }
            if sieve.holdsSecret(names: entries) { secrets.insert(id) }
        case .blob:
            if sieve.holdsSecret(object.bytes) { secrets.insert(id) }
        case .tag:
            throw ParcelError(.refused, "a tag is no part of a snapshot")
        }
    }

    /// The new commits must be a chain of first parents that ends at what the server has.
    private func follow() throws(ParcelError) {
        var place: ObjectID? = parcel.head
        var left = commits
        while let id = place, id.hex != parcel.expected.head {
            guard let commit = left.removeValue(forKey: id) else {
                throw ParcelError(.damaged, "commit \(id) is missing")
            }
            place = commit.parents.first
        }
        guard place != nil || parcel.expected.head == nil else {
            throw ParcelError(.damaged, "its commits do not follow on those that are here")
        }
    }

    /// The pack again, without what should never have been sent.
    private mutating func without(_ ids: Set<ObjectID>) throws(ParcelError) -> [UInt8] {
        var kept: [Object] = []
        try read { _, object throws(ParcelError) in
            if !ids.contains(ObjectHash.id(of: object.bytes, as: object.kind)) { kept.append(object) }
        }
        do {
            return try Pack.bytes(of: kept)
        } catch {
            throw ParcelError(.tooLarge, "\(error)")
        }
    }
}

extension TreeEntry {
    /// A name that can stand in a folder, and is not git's own: nothing is ever checked out here, but whoever
    /// looks into the store with other programs shall not be surprised.
    fileprivate var hasPlainName: Bool {
        let text = String(decoding: name, as: UTF8.self).lowercased()
        return !name.isEmpty && name.count <= 4_096 && !name.contains(UInt8(ascii: "/"))
            && ![".", "..", ".git"].contains(text)
    }
}
