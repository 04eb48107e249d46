internal import API
internal import Events
internal import Foundation

/// Writes the tenant's skills where the project's agents read them.
///
/// Touches only files that it wrote itself and that nobody changed since. Every text is checked against the
/// digest that the server states for it, every id against the rules for folder names, and every folder for what
/// stands in the way, before anything is written.
package struct PullSkills: Sendable {
    package var server: ModaServer
    /// The project's root, an absolute path.
    package var project: String
    package var targets: [SkillTarget]
    /// `approved`, or `proposed` to take candidates as well.
    package var status: String
    /// Whether files that a person removed are written again.
    package var restores = false
    /// Whether it only tells what would be done.
    package var isTrial = false
    /// How long another pull in the same project is waited for.
    package var patience = Duration.seconds(30)

    package init(server: ModaServer, project: String, targets: [SkillTarget], status: String = "approved") {
        self.server = server
        self.project = project
        self.targets = targets
        self.status = status
    }

    /// - Throws: `ClientError`, before anything was changed where the server is away, a skill is not what it
    ///   says, or a folder cannot be written to.
    package func run() async throws -> [PullChange] {
        let statuses: Set = status == "approved" ? [status] : ["approved", status]
        let library = try SkillLibrary(try await server.skills(status: "all"), statuses: statuses)
        let texts = try await FetchTexts(server: server, has: textsOnDisk(library)).run(library.wanted)
        let root = try OpenFolder(project)
        if !isTrial { try await lock(root) }
        let plans = try plans(texts, library, root)
        if !isTrial { try carryOut(plans) }
        return plans.flatMap { $0.plan.steps.map(\.change) }
    }

    private typealias PlacedPlan = (folder: SkillFolder, plan: PullPlan)

    /// What is to be done in every folder: also in those that were not chosen, for skills that are no more.
    private func plans(
        _ texts: [SkillLibrary.Text], _ library: SkillLibrary, _ root: OpenFolder
    ) throws(ClientError) -> [PlacedPlan] {
        let chosen = Self.apart(targets, in: project)
        var plans: [PlacedPlan] = []
        for target in SkillTarget.allCases {
            let isChosen = chosen.contains(target)
            guard isChosen || Self.isPlainFolder(target, in: project) else { continue }
            let folder = try SkillFolder(target, in: root)
            let plan = PullPlan(
                target, wanted: isChosen ? Self.files(texts, for: target) : nil, manifest: folder.manifest,
                library: library, restores: restores, present: folder.look)
            plans.append((folder, plan))
        }
        return plans
    }

    private func carryOut(_ plans: [PlacedPlan]) throws(ClientError) {
        for (folder, plan) in plans { try folder.check(plan) }
        do {
            for (folder, plan) in plans { try folder.carryOut(plan) }
        } catch {
            throw ClientError(.local, "\(error). Not all was done; run it again when that is mended")
        }
    }

    private static func files(_ texts: [SkillLibrary.Text], for target: SkillTarget) -> [String: WantedFile] {
        var files: [String: WantedFile] = [:]
        for text in texts {
            let bytes = Array(target.text(of: text.document, markdown: text.markdown).utf8)
            files[target.file(of: text.id)] = WantedFile(
                skill: text.id, bytes: bytes, digest: ContentID.sha256(bytes))
        }
        return files
    }

    /// Finds texts that a folder of the project holds already, so that they need not be asked for.
    private func textsOnDisk(_ library: SkillLibrary) -> @Sendable (SkillView) -> [UInt8]? {
        let (targets, project) = (targets, project)
        return { view in
            // A folder that cannot be looked into holds nothing; pull says why when it comes to writing.
            guard let root = try? OpenFolder(project) else { return nil }
            let digest = String(view.digest.dropFirst("sha256:".count))
            for target in targets where target != .cursor {
                if let bytes = try? SkillFolder.text(of: view.id, digest: digest, target, in: root) {
                    return bytes
                }
            }
            return nil
        }
    }

    /// The targets without those whose folder is only a link to another one's.
    private static func apart(_ targets: [SkillTarget], in project: String) -> Set<SkillTarget> {
        let plain = targets.filter { isPlainFolder($0, in: project) }
        let homes = Set(plain.compactMap { real($0, in: project) })
        return Set(
            targets.filter { target in
                plain.contains(target) || !(real(target, in: project).map(homes.contains) ?? false)
            })
    }

    private static func isPlainFolder(_ target: SkillTarget, in project: String) -> Bool {
        var place = project
        for part in target.folder.split(separator: "/") {
            place += "/" + part
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) != nil { return false }
        }
        return true
    }

    private static func real(_ target: SkillTarget, in project: String) -> String? {
        guard let path = realpath(project + "/" + target.folder, nil) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }

    /// Waits until no other pull works in the project; the lock goes with the open folder.
    private func lock(_ root: OpenFolder) async throws {
        let end = ContinuousClock.now + patience
        while !root.tryLock() {
            guard ContinuousClock.now < end else {
                throw ClientError(.local, "another pull works in \(project); try again when it is done")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
