internal import Git

/// Looks at the files that a tool named, and at nothing else.
struct PathLook {
    /// The canonical path of the work tree.
    let root: String
    let toolFolders: Set<[UInt8]>
    let depthLimit: Int

    private static let slash = UInt8(ascii: "/")

    func run(_ paths: [String], _ image: IndexImage, _ reading: inout FileReading) {
        image.withEntries { entries in
            var seen: Set<[UInt8]> = []
            for path in paths {
                guard let path = below(path), seen.insert(path).inserted, admits(path, &reading) else {
                    continue
                }
                look(at: path, entries, &reading)
            }
        }
    }

    /// The path below the root, with the folders on its way as they really are; nil for what lies elsewhere.
    private func below(_ path: String) -> [UInt8]? {
        let absolute = path.hasPrefix("/") ? path : "\(root)/\(path)"
        guard let above = FilePath.parent(of: absolute) else { return nil }
        let name = absolute.utf8.dropFirst(above == "/" ? 1 : above.utf8.count + 1)
        guard !name.isEmpty, ![".", ".."].contains(String(Substring(name))) else { return nil }
        // A folder that is gone has no canonical path; then the path must be below the root as it is written.
        let folder = FilePath.canonical(above) ?? above
        let parts = folder.utf8.dropFirst(root.utf8.count).split(separator: Self.slash)
        guard folder == root || folder.hasPrefix(root + "/"),
            !parts.contains(where: { $0.elementsEqual("..".utf8) })
        else { return nil }
        return parts.flatMap { Array($0) + [Self.slash] } + Array(name)
    }

    /// Whether a path may be looked at: in no repository within, no tool's state, no folder of secrets.
    private func admits(_ path: [UInt8], _ reading: inout FileReading) -> Bool {
        let folders = path.indices.filter { path[$0] == Self.slash }.map { Array(path[...$0]) }
        guard folders.count <= depthLimit, !folders.contains(where: toolFolders.contains),
            !path.split(separator: Self.slash).contains(where: WorkTreeWalk.isGit)
        else { return false }
        for folder in folders where reading.root.isRepository(folder + Array(".git".utf8)) {
            reading.skip(folder, .nestedRepository)
            return false
        }
        return true
    }

    private func look(at path: [UInt8], _ entries: IndexEntries, _ reading: inout FileReading) {
        let below = entries.range(below: path + [Self.slash])
        let known = entries.entry(at: path)
        let kind = reading.root.status(path)?.kind
        if kind == .folder { return folder(path, known, below, entries, &reading) }
        // A file where a folder was, or nothing at all.
        for place in below { reading.remove(Array(entries.path(place))) }
        if let known { return reading.read(known: known) }
        guard kind == .file || kind == .link, !isIgnored(path, reading) else { return }
        for above in path.indices where path[above] == Self.slash {
            if let file = entries.entry(at: Array(path[..<above])) { reading.remove(file.path) }
        }
        reading.read(new: path)
    }

    /// A tool named a folder: what the index knows of it is looked at; what is new in it, the next look at the
    /// whole tree finds.
    private func folder(
        _ path: [UInt8], _ known: IndexEntry?, _ below: Range<Int>, _ entries: IndexEntries,
        _ reading: inout FileReading
    ) {
        if let known { reading.remove(known.path) }
        for place in below {
            guard let entry = entries[place] else { continue }
            guard let status = reading.root.status(entry.path) else {
                reading.remove(entry.path)
                continue
            }
            if !entries.isUnchanged(place, status, reading.sources.traits) { reading.read(known: entry) }
        }
    }

    private func isIgnored(_ path: [UInt8], _ reading: FileReading) -> Bool {
        var rules = reading.ignoreRules()
        rules.enterFolders(of: path)
        return rules.ignores(path, isFolder: false)
    }
}
