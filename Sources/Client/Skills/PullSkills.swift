internal import API
internal import Events
internal import Foundation
internal import Skills

/// Writes the tenant's skills where the project's agents read them.
///
/// Touches only files that it wrote itself and that nobody changed since; every text is checked against the
/// digest that the server states for it, and every id against the rules for folder names, before anything is
/// written.
package struct PullSkills: Sendable {
    package var server: ModaServer
    /// The project's root, an absolute path.
    package var project: String
    package var targets: [SkillTarget]
    /// `approved`, or `proposed` to take candidates as well.
    package var status: String

    package init(server: ModaServer, project: String, targets: [SkillTarget], status: String = "approved") {
        self.server = server
        self.project = project
        self.targets = targets
        self.status = status
    }

    /// - Throws: `ClientError`, before anything was changed where the server is away or a skill is not what
    ///   it says.
    package func run() async throws -> [PullChange] {
        let wanted = try await wantedFiles()
        var manifest = try PullManifest(project: project)
        let before = manifest
        var changes: [PullChange] = []
        for path in wanted.keys.sorted() {
            guard let file = wanted[path] else { continue }
            changes.append(try write(file, at: path, &manifest))
        }
        for path in before.files.keys.sorted() where wanted[path] == nil {
            if let change = try remove(path, &manifest) { changes.append(change) }
        }
        if manifest != before { try manifest.write(project: project) }
        return changes
    }

    private struct WantedFile {
        let skill: String
        let bytes: [UInt8]
    }

    private func wantedFiles() async throws -> [String: WantedFile] {
        var listed = try await server.skills(status: "approved").skills
        if status != "approved" { listed += try await server.skills(status: status).skills }
        var files: [String: WantedFile] = [:]
        for view in listed {
            let id = try checkedID(view.id)
            let markdown = try await server.skill(id).markdown
            guard "sha256:" + ContentID.sha256(markdown.utf8) == view.digest else {
                throw ClientError(
                    .refused, "skill \(id) is not what its digest says; nothing was written, try again")
            }
            let document = try SkillDocument.parse(markdown, folder: id)
            for target in targets {
                let text = target.text(of: document, markdown: markdown)
                files[target.path(of: id)] = WantedFile(skill: id, bytes: Array(text.utf8))
            }
        }
        return files
    }

    private func checkedID(_ id: String) throws(ClientError) -> String {
        do {
            return try SkillID(id).text
        } catch {
            throw ClientError(
                .refused, "the server sent a skill with an unsafe id; nothing was written: \(error)")
        }
    }

    private func write(_ file: WantedFile, at path: String, _ manifest: inout PullManifest) throws
        -> PullChange
    {
        let digest = ContentID.sha256(file.bytes)
        let present = FileManager.default.contents(atPath: project + "/" + path).map { ContentID.sha256($0) }
        func change(_ action: PullChange.Action) -> PullChange {
            PullChange(action: action, path: path, skill: file.skill)
        }
        if present == digest {
            manifest.files[path] = digest
            return change(.unchanged)
        }
        if let present, present != manifest.files[path] { return change(.kept) }
        try place(file.bytes, at: path)
        manifest.files[path] = digest
        return change(present == nil ? .written : .updated)
    }

    /// Removes a file of a skill that is no more, and its folder where that is then empty.
    private func remove(_ path: String, _ manifest: inout PullManifest) throws -> PullChange? {
        let full = project + "/" + path
        let skill = path.split(separator: "/").dropLast().last.map(String.init) ?? path
        defer { manifest.files[path] = nil }
        guard targetOwns(path), let data = FileManager.default.contents(atPath: full) else { return nil }
        guard ContentID.sha256(data) == manifest.files[path] else {
            return PullChange(action: .kept, path: path, skill: skill)
        }
        try FileManager.default.removeItem(atPath: full)
        let folder = (full as NSString).deletingLastPathComponent
        if path.hasSuffix("/SKILL.md"),
            (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true
        {
            try FileManager.default.removeItem(atPath: folder)
        }
        return PullChange(action: .removed, path: path, skill: skill)
    }

    /// True for paths that pull writes: a manifest that somebody edited cannot make it remove anything else.
    private func targetOwns(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(".."), !parts.contains("") else { return false }
        return SkillTarget.allCases.contains { target in
            let name =
                target == .cursor
                ? parts.last.map { String($0.dropLast(4)) } : parts.dropLast().last.map(String.init)
            return name.map { target.path(of: $0) == path } ?? false
        }
    }

    private func place(_ bytes: [UInt8], at path: String) throws(ClientError) {
        let url = URL(fileURLWithPath: project + "/" + path)
        do {
            try refuseLinks(on: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url, options: .atomic)
        } catch let error as ClientError {
            throw error
        } catch {
            throw ClientError(.local, "cannot write \(url.path): \(error)")
        }
    }

    /// Refuses to write through a symbolic link, which could lead out of the project.
    private func refuseLinks(on path: String) throws(ClientError) {
        var place = project
        for part in path.split(separator: "/") {
            place += "/" + part
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) != nil {
                throw ClientError(.local, "\(place) is a symbolic link; skills are not written through links")
            }
        }
    }
}
