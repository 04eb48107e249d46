internal import Git

/// Looks at the whole work tree: lists its folders, compares times and sizes, reads what differs.
struct WholeLook {
    let depthLimit: Int
    let toolFolders: Set<[UInt8]>

    func run(_ image: IndexImage, _ reading: inout FileReading) {
        image.withEntries { entries in
            let findings = findings(entries, reading)
            for path in findings.nested { reading.skip(path, .nestedRepository) }
            for path in findings.unreadable { reading.skip(path, .unreadable) }
            for path in findings.refused { reading.skip(path, .secret) }
            guard findings.isComplete else { return reading.giveUp() }
            let ignored = rulesMayDiffer(findings, entries, reading) ? ignored(entries, reading) : []
            for place in findings.gone { reading.remove(Array(entries.path(place))) }
            for place in ignored.subtracting(findings.gone).sorted() {
                reading.remove(Array(entries.path(place)))
            }
            for place in findings.changed where !ignored.contains(place) {
                if let entry = entries[place] { reading.read(known: entry) }
            }
            for path in findings.new { reading.read(new: path) }
        }
    }

    private func rulesMayDiffer(
        _ findings: WalkFindings, _ entries: IndexEntries, _ reading: FileReading
    ) -> Bool {
        let name = Array(".gitignore".utf8)
        return reading.notes.rules != reading.sources.digest
            || (findings.changed + findings.gone).contains {
                entries.path($0).suffix(name.count).elementsEqual(name)
            }
            || findings.new.contains { $0.suffix(name.count).elementsEqual(name) }
    }

    /// Entries that were taken though the user does not track them, and are ignored by now.
    private func ignored(_ entries: IndexEntries, _ reading: FileReading) -> Set<Int> {
        let additions = (0..<entries.count).filter { entries.isAddition($0) }
        return Set(
            additions.filter { place in
                let path = Array(entries.path(place))
                var rules = reading.ignoreRules()
                rules.enterFolders(of: path)
                return rules.ignores(path, isFolder: false)
            })
    }

    private func findings(_ entries: IndexEntries, _ reading: FileReading) -> WalkFindings {
        let deadline = reading.deadline
        let walk = WorkTreeWalk(
            entries, rules: reading.ignoreRules(), traits: reading.sources.traits, passedOver: toolFolders,
            depthLimit: depthLimit, admits: { !SecretNames.folder($0) }, isOver: { deadline.isOver })
        return walk.findings(below: reading.root)
    }
}
