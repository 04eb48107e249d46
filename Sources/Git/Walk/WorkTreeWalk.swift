/// What differs between a work tree and an index, as far as names, times and sizes tell.
package struct WalkFindings: Sendable {
    /// Entries of the index whose files must be read.
    package var changed: [Int] = []
    /// Entries whose files are gone.
    package var gone: [Int] = []
    /// Files that the index does not have and no rule ignores.
    package var new: [[UInt8]] = []
    /// Folders (with their slash) that are repositories of their own; the index is left as it is there.
    package var nested: [[UInt8]] = []
    /// Folders that cannot be read or lie too deep; the index is left as it is there.
    package var unreadable: [[UInt8]] = []
    /// Folders that the index does not have and that `admits` refused.
    package var refused: [[UInt8]] = []
    /// False where time was over before the end.
    package var isComplete = true
}

/// One pass over a work tree beside the entries of an index, which come in the same order.
///
/// Not libgit2's, which keeps and compares more than is asked here: a folder is listed once, a file that the
/// index knows costs one call, one that is ignored none.
package struct WorkTreeWalk: ~Copyable {
    private let entries: IndexEntries
    private var rules: IgnoreRules
    private let traits: FileTraits
    private let depthLimit: Int
    /// Whether a folder that the index does not have is looked into.
    private let admits: ([UInt8]) -> Bool
    /// Folders (with their slash) of which nothing is said at all.
    private let passedOver: Set<[UInt8]>
    private let isOver: () -> Bool
    private var findings = WalkFindings()
    private var place = 0

    package init(
        _ entries: IndexEntries, rules: IgnoreRules, traits: FileTraits, passedOver: Set<[UInt8]>,
        depthLimit: Int,
        admits: @escaping ([UInt8]) -> Bool, isOver: @escaping () -> Bool
    ) {
        self.entries = entries
        self.rules = rules
        self.traits = traits
        self.passedOver = passedOver
        self.depthLimit = depthLimit
        self.admits = admits
        self.isOver = isOver
    }

    /// Walks everything below the root.
    package consuming func findings(below root: OpenFolder) -> WalkFindings {
        walk(root, prefix: [], end: entries.count, depth: 0)
        return findings
    }

    private mutating func walk(_ folder: OpenFolder, prefix: [UInt8], end: Int, depth: Int) {
        guard findings.isComplete, !isOver() else {
            findings.isComplete = false
            return
        }
        guard depth <= depthLimit, let listing = FolderListing(of: folder) else {
            findings.unreadable.append(prefix)
            place = end
            return
        }
        let dotGit = depth > 0 ? listing.items.first { Self.isGit(listing.name($0)) } : nil
        if let dotGit, folder.isRepository(Array(listing.name(dotGit))) {
            findings.nested.append(prefix)
            place = end
            return
        }
        for item in listing.items where !Self.isGit(listing.name(item)) {
            let isKnown = skipGone(before: item, listing, prefix.count, end)
            if item.kind == .folder {
                enter(item, listing, folder.descriptor, prefix, end: isKnown ? end : place, depth)
            } else {
                look(at: item, listing, folder.descriptor, prefix, isKnown: isKnown)
            }
        }
        while place < end { markGone() }
    }

    private mutating func markGone() {
        findings.gone.append(place)
        place += 1
    }

    /// Steps over entries that stand before an item, whose files are gone then; true where the next entry is
    /// the item's, or lies below it.
    private mutating func skipGone(
        before item: FolderListing.Item, _ listing: FolderListing, _ skip: Int, _ end: Int
    ) -> Bool {
        while place < end {
            let order = Self.order(entries.path(place), from: skip, item, listing)
            if order >= 0 { return order == 0 }
            markGone()
        }
        return false
    }

    private mutating func look(
        at item: FolderListing.Item, _ listing: FolderListing, _ folder: Int32, _ prefix: [UInt8],
        isKnown: Bool
    ) {
        guard isKnown else {
            let path = prefix + listing.name(item)
            if item.kind != .other, !rules.ignores(path, isFolder: false) { findings.new.append(path) }
            return
        }
        let status = listing.withName(item) { name in name.flatMap { FilePath.status(of: $0, in: folder) } }
        guard let status, status.kind == .file || status.kind == .link else { return markGone() }
        if !entries.isUnchanged(place, status, traits) { findings.changed.append(place) }
        place += 1
    }

    /// `end` is where the entries of the folder above end, or where the walk is if it has none in this one.
    private mutating func enter(
        _ item: FolderListing.Item, _ listing: FolderListing, _ folder: Int32, _ prefix: [UInt8], end: Int,
        _ depth: Int
    ) {
        let path = prefix + listing.name(item) + [UInt8(ascii: "/")]
        let ownEnd = entries.end(below: path, in: place..<end)
        let isKnown = place < ownEnd
        if !passedOver.isEmpty, passedOver.contains(path) { return place = ownEnd }
        if !isKnown {
            guard !rules.ignores(Array(path.dropLast()), isFolder: true) else { return }
            guard admits(path) else { return findings.refused.append(path) }
        }
        guard let below = OpenFolder(listing.name(item), in: folder) else {
            findings.unreadable.append(path)
            place = ownEnd
            return
        }
        rules.enter(path)
        walk(below, prefix: path, end: ownEnd, depth: depth + 1)
        rules.leave()
    }

    /// `.git`, also as file systems write it that do not tell capitals from small letters.
    package static func isGit(_ name: ArraySlice<UInt8>) -> Bool {
        name.count == 4 && name.first == 0x2E
            && zip(name.dropFirst(), "git".utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    /// How an entry's path, without the folder's, stands to an item: 0 is the item itself, or below it.
    private static func order(
        _ path: UnsafeRawBufferPointer, from skip: Int, _ item: FolderListing.Item, _ listing: FolderListing
    ) -> Int32 {
        let tail = UnsafeRawBufferPointer(rebasing: path[skip...])
        return listing.names.withUnsafeBytes { names in
            let name = UnsafeRawBufferPointer(rebasing: names[item.start..<(item.start + item.count)])
            guard item.kind == .folder else { return IndexEntries.compare(tail, name) }
            guard tail.count > name.count else {
                let order = IndexEntries.compare(tail, name)
                return order == 0 ? -1 : order  // a file of the folder's name stands before the folder
            }
            let order = IndexEntries.compare(UnsafeRawBufferPointer(rebasing: tail[..<name.count]), name)
            return order != 0 ? order : Int32(tail[name.count]) - Int32(UInt8(ascii: "/"))
        }
    }
}
