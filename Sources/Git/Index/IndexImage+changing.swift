/// A file that an index is to have as given, or not at all.
package struct IndexChange: Sendable, Equatable {
    package var path: [UInt8]
    package var entry: IndexEntry?

    package init(path: [UInt8], entry: IndexEntry?) {
        self.path = path
        self.entry = entry
    }
}

extension IndexImage {
    /// The index with changes, of which there is at most one a path; and the folders whose trees change.
    ///
    /// Copies what is between the changes as it is. The cached trees stay, so the caller must not take those
    /// of changed folders for true.
    package func applying(_ changes: [IndexChange]) -> (image: IndexImage, changedFolders: Set<[UInt8]>) {
        let changes = changes.sorted { $0.path.isBefore($1.path) }
        var maker = Maker(capacity: bytes.count + changes.count * 128, count: count + changes.count)
        var changedFolders: Set<[UInt8]> = []
        withEntries { entries in
            var place = 0
            for change in changes {
                let found = entries.lowerBound(of: change.path)
                maker.copy(entries, max(place, found) > place ? place..<found : place..<place)
                place = max(place, found)
                var old: (mode: FileMode?, id: ObjectID)?
                if place < entries.count, entries.path(place).elementsEqual(change.path) {
                    old = (entries.mode(place), entries.id(place))
                    place += 1
                }
                if old?.mode != change.entry?.mode || old?.id != change.entry?.id {
                    changedFolders.insert(change.path.folder)
                }
                if let entry = change.entry { maker.add(entry) }
            }
            maker.copy(entries, place..<entries.count)
        }
        return (maker.image(trees: trees, notes: notes), changedFolders)
    }

    private struct Maker {
        var bytes = IndexImage.header(count: 0)
        var starts: [Int] = []

        init(capacity: Int, count: Int) {
            bytes.reserveCapacity(capacity)
            starts.reserveCapacity(count + 1)
        }

        mutating func copy(_ entries: IndexEntries, _ range: Range<Int>) {
            guard !range.isEmpty else { return }
            let from = entries.starts[range.lowerBound]
            let shift = bytes.count - from
            starts.append(contentsOf: entries.starts[range].lazy.map { $0 + shift })
            bytes.append(contentsOf: entries.bytes[from..<entries.starts[range.upperBound]])
        }

        mutating func add(_ entry: IndexEntry) {
            starts.append(bytes.count)
            entry.append(to: &bytes)
        }

        consuming func image(trees: CachedTrees, notes: [UInt8]) -> IndexImage {
            bytes.replaceSubrange(0..<IndexImage.headerSize, with: IndexImage.header(count: starts.count))
            starts.append(bytes.count)
            return IndexImage(bytes: bytes, starts: starts, trees: trees, notes: notes)
        }
    }
}

extension [UInt8] {
    /// In git's order: by bytes, shorter before longer.
    package func isBefore(_ other: [UInt8]) -> Bool { lexicographicallyPrecedes(other) }
}
