internal import Events
internal import Foundation

/// One agent's folder of skills in a project: looks at what is there, and carries a plan out.
struct SkillFolder {
    /// What Claude Code loads at most; a larger file is none of pull's.
    static let largestFile = 1 << 20
    private static let largestManifest = 16 << 20
    /// Up to so many files, the disk is waited for after each; beyond, once, which may flush what others wrote
    /// too.
    private static let fewFiles = 64
    /// Where a file is written before it is put into its place.
    private static let draft = ".moda-new"

    let target: SkillTarget
    private let project: OpenFolder
    private let folder: OpenFolder?
    let manifest: PullManifest
    /// The names in the folder by their small letters: where a file system tells `Use-It` from `use-it`, others
    /// that get the project do not.
    private let names: [String: String]

    /// - Throws: `ClientError` where a link, a file or a lack of rights stands on the way.
    init(_ target: SkillTarget, in project: OpenFolder) throws(ClientError) {
        self.target = target
        self.project = project
        folder = try Self.open(target, in: project)
        manifest = try Self.manifest(of: target, in: folder)
        // A folder that can be entered and not listed shows no names; what is in the way is then seen on writing.
        let listed = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
        names = Dictionary(listed.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func look(_ file: String) -> PresentFile {
        guard let folder else { return .absent }
        let parts = file.split(separator: "/").map(String.init)
        guard let first = parts.first, let name = parts.last else { return .obstacle("no path of a skill") }
        if folder.kind(first) == .absent, let twin = names[first] {
            return .obstacle("\(twin) differs from it in letter case only")
        }
        do {
            guard parts.count > 1 else { return try Self.look(name, in: folder) }
            return try folder.folder(first).map { try Self.look(name, in: $0) } ?? .absent
        } catch {
            return .obstacle("\(error)")
        }
    }

    /// The bytes of a skill as the server has it, where a folder of skills holds them already.
    static func text(of skill: String, digest: String, _ target: SkillTarget, in project: OpenFolder)
        throws(ClientError) -> [UInt8]?
    {
        guard let folder = try open(target, in: project), let home = try folder.folder(skill),
            home.kind("SKILL.md") == .file
        else { return nil }
        let bytes = try home.read("SKILL.md", atMost: largestFile)
        return ContentID.sha256(bytes) == digest ? bytes : nil
    }

    /// Makes sure before the first write that every write can be done, as far as rights tell.
    func check(_ plan: PullPlan) throws(ClientError) {
        let files = plan.steps.filter { $0.change.action.changesFiles }.map(\.file)
        guard !files.isEmpty || plan.settled != manifest else { return }
        guard let folder else { return try check(Self.deepest(target, in: project)) }
        try check(folder)
        for file in files {
            let parts = file.split(separator: "/").map(String.init)
            if parts.count > 1, let home = try folder.folder(parts[0]) { try check(home) }
        }
    }

    /// Does what the plan says; cut off anywhere, it leaves a manifest from which the next pull is right.
    func carryOut(_ plan: PullPlan) throws(ClientError) {
        let isNothing = plan.underWay == manifest && plan.settled == manifest
        guard !isNothing, let folder = try Self.open(target, in: project, making: true) else { return }
        try folder.remove(Self.draft)  // of a pull that was cut off
        if plan.underWay != manifest { try write(plan.underWay, in: folder) }
        let isMany = plan.steps.count { $0.change.action.changesFiles } > Self.fewFiles
        for step in plan.steps {
            switch step.effect {
            case .none: break
            case .write(let bytes): try put(bytes, at: step.file, in: folder, waits: !isMany)
            case .remove: try remove(step.file, in: folder)
            }
        }
        if isMany { sync() }
        try write(plan.settled, in: folder)
    }

    private func write(_ manifest: PullManifest, in folder: OpenFolder) throws(ClientError) {
        guard !manifest.entries.isEmpty else { return try folder.remove(PullManifest.name) }
        try folder.create(Self.draft, Array(manifest.text.utf8), waits: true)
        try folder.move(Self.draft, to: folder, as: PullManifest.name)
    }

    private func put(
        _ bytes: [UInt8], at file: String, in folder: OpenFolder, waits: Bool
    ) throws(ClientError) {
        let parts = file.split(separator: "/").map(String.init)
        guard let name = parts.last else { return }
        let home = parts.count > 1 ? try folder.folder(parts[0], making: true) : folder
        try folder.create(Self.draft, bytes, waits: waits)
        try folder.move(Self.draft, to: home ?? folder, as: name)
    }

    private func remove(_ file: String, in folder: OpenFolder) throws(ClientError) {
        let parts = file.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return try folder.remove(file) }
        if let home = try folder.folder(parts[0]) { try home.remove(parts[1]) }
        folder.removeEmptyFolder(parts[0])
    }

    private func check(_ folder: OpenFolder) throws(ClientError) {
        guard folder.isWritable else {
            throw ClientError(.local, "\(folder.path) cannot be written to; nothing was changed")
        }
    }

    private static func look(_ name: String, in folder: OpenFolder) throws(ClientError) -> PresentFile {
        switch folder.kind(name) {
        case .absent: .absent
        case .file: .file(ContentID.sha256(try folder.read(name, atMost: largestFile)))
        case .folder: .obstacle("a folder is in its place")
        case .link: .obstacle("a symbolic link is in its place")
        case .other: .obstacle("something else is in its place")
        }
    }

    private static func open(
        _ target: SkillTarget, in project: OpenFolder, making: Bool = false
    ) throws(ClientError) -> OpenFolder? {
        var place = project
        for part in target.folder.split(separator: "/") {
            guard let next = try place.folder(String(part), making: making) else { return nil }
            place = next
        }
        return place
    }

    /// The last folder on the way to the target's that is there.
    private static func deepest(_ target: SkillTarget, in project: OpenFolder) throws(ClientError)
        -> OpenFolder
    {
        var place = project
        for part in target.folder.split(separator: "/") {
            guard let next = try place.folder(String(part)) else { break }
            place = next
        }
        return place
    }

    private static func manifest(of target: SkillTarget, in folder: OpenFolder?) throws(ClientError)
        -> PullManifest
    {
        guard let folder else { return PullManifest() }
        switch folder.kind(PullManifest.name) {
        case .absent: return PullManifest()
        case .file:
            let bytes = try folder.read(PullManifest.name, atMost: largestManifest)
            return PullManifest(String(decoding: bytes, as: UTF8.self), of: target)
        default:
            throw ClientError(
                .local, "\(folder.path)/\(PullManifest.name) is no file; remove it, pull makes its own")
        }
    }
}
