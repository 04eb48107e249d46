internal import Events

/// What pull is to do in one folder of skills, decided before anything is done: a pure function of what is
/// wanted, what is there, and what pull wrote before.
struct PullPlan {
    /// One file: what becomes of it and what that takes.
    struct Step {
        enum Effect {
            case none
            case write([UInt8])
            case remove
        }

        var change: PullChange
        /// Below the folder.
        var file: String
        var effect: Effect
    }

    let target: SkillTarget
    private(set) var steps: [Step] = []
    /// The manifest while the steps are being done: whatever cuts them off, the next pull knows its files by it.
    private(set) var underWay: PullManifest
    /// The manifest after them.
    private(set) var settled: PullManifest

    /// - Parameters:
    ///   - target: Whose folder it is.
    ///   - wanted: The files that are wanted; none where the folder was not chosen for this run.
    ///   - manifest: What pull wrote before.
    ///   - library: What the server has.
    ///   - restores: Whether what a person removed is written again.
    ///   - present: What is at a path below the folder.
    init(
        _ target: SkillTarget, wanted: [String: WantedFile]?, manifest: PullManifest, library: SkillLibrary,
        restores: Bool, present: (String) -> PresentFile
    ) {
        self.target = target
        (underWay, settled) = (manifest, manifest)
        for (file, want) in (wanted ?? [:]).sorted(by: { $0.key < $1.key }) {
            place(want, file, manifest.entries[file], present(file), restores: restores)
        }
        for (file, entry) in manifest.entries.sorted(by: { $0.key < $1.key }) where wanted?[file] == nil {
            guard let skill = target.skill(ofFile: file) else { continue }
            // Of a folder that was not chosen, only what is no longer served at all is of interest.
            if wanted == nil, library.isServed(skill) { continue }
            takeAway(skill, file, entry, present(file), isKnown: library.isKnown(skill))
        }
    }

    private mutating func place(
        _ want: WantedFile, _ file: String, _ entry: [String: PullManifest.Mark]?, _ present: PresentFile,
        restores: Bool
    ) {
        let skill = want.skill
        switch present {
        case .absent where entry?.values.contains(.written) == true && !restores:
            add(.deleted, skill, file, "removed here; 'moda skills pull --restore' writes it again")
        case .absent:
            underWay.entries[file] = [want.digest: .writing]
            settle(file, want)
            add(.written, skill, file, effect: .write(want.bytes))
        case .file(want.digest):
            settle(file, want)
            add(entry == nil ? .adopted : .unchanged, skill, file)
        case .file(let digest) where entry?[digest] != nil || Self.isCutOff(digest, entry):
            underWay.entries[file] = [digest: .written, want.digest: .writing]
            settle(file, want)
            add(.updated, skill, file, effect: .write(want.bytes))
        case .file where entry == nil: add(.kept, skill, file, "was there before moda")
        case .file: add(.kept, skill, file, "edited here")
        case .obstacle(let note): add(.kept, skill, file, note)
        }
    }

    private mutating func takeAway(
        _ skill: String, _ file: String, _ entry: [String: PullManifest.Mark], _ present: PresentFile,
        isKnown: Bool
    ) {
        switch present {
        case .absent: settled.entries[file] = nil
        case .file where !isKnown, .obstacle where !isKnown:
            add(.kept, skill, file, "not known to this server; remove it by hand if it is not wanted")
        case .file(let digest) where entry[digest] != nil:
            underWay.entries[file] = [digest: .removing]
            settled.entries[file] = nil
            add(.removed, skill, file, effect: .remove)
        case .file: add(.kept, skill, file, "no longer an approved skill, but edited here")
        case .obstacle(let note): add(.kept, skill, file, "no longer an approved skill, but \(note)")
        }
    }

    /// Whether a file is empty because the power went while it was being written.
    private static func isCutOff(_ digest: String, _ entry: [String: PullManifest.Mark]?) -> Bool {
        digest == ContentID.sha256([]) && entry?.values.contains(.writing) == true
    }

    private mutating func settle(_ file: String, _ want: WantedFile) {
        settled.entries[file] = [want.digest: .written]
    }

    private mutating func add(
        _ action: PullChange.Action, _ skill: String, _ file: String, _ note: String? = nil,
        effect: Step.Effect = .none
    ) {
        let path = target.folder + "/" + file
        steps.append(
            Step(
                change: PullChange(action: action, path: path, skill: skill, note: note), file: file,
                effect: effect))
    }
}

/// A file that a folder is to hold.
struct WantedFile {
    let skill: String
    let bytes: [UInt8]
    /// SHA-256, 64 hex digits.
    let digest: String
}

/// What is found where a file of a skill belongs.
enum PresentFile: Equatable {
    case absent
    /// A regular file, by the SHA-256 of its bytes.
    case file(String)
    /// Something that pull neither reads nor replaces, in words.
    case obstacle(String)
}
