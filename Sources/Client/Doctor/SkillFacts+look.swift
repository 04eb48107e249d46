internal import Events
internal import Foundation
internal import Skills

extension SkillFacts {
    /// Looks at what was pulled into a project, a value a folder that holds something.
    package static func look(in project: String) -> [SkillFacts] {
        // A folder that cannot be looked into, or is a link, is none that pull wrote to.
        guard let root = try? OpenFolder(project) else { return [] }
        let folders = SkillTarget.allCases.compactMap { try? SkillFolder($0, in: root) }
        let held = Dictionary(
            folders.map { ($0.target, Set($0.manifest.entries.keys.compactMap($0.target.skill))) },
            uniquingKeysWith: { first, _ in first })
        return folders.filter { !$0.manifest.entries.isEmpty }.map { folder in
            let others = (held[.claude] ?? []).union(held[.agents] ?? [])
            let doubled = folder.target == .cursor ? (held[.cursor] ?? []).intersection(others).count : 0
            return look(folder, in: project, doubled: doubled)
        }
    }

    private static func look(_ folder: SkillFolder, in project: String, doubled: Int) -> SkillFacts {
        var facts = SkillFacts(target: folder.target, readable: 0, edited: 0, broken: [], doubled: doubled)
        for (file, digests) in folder.manifest.entries.sorted(by: { $0.key < $1.key }) {
            let path = "\(folder.target.folder)/\(file)"
            switch folder.look(file) {
            case .absent: continue
            case .obstacle(let note): facts.broken.append("\(path): \(note)")
            case .file(let digest):
                if digests[digest] == nil { facts.edited += 1 }
                if let objection = objection(to: file, folder.target, project + "/" + path) {
                    facts.broken.append("\(path): \(objection)")
                } else {
                    facts.readable += 1
                }
            }
        }
        return facts
    }

    /// Why an agent would not load the file; nil where it would.
    private static func objection(to file: String, _ target: SkillTarget, _ path: String) -> String? {
        guard FileManager.default.isReadableFile(atPath: path),
            let data = FileManager.default.contents(atPath: path)
        else { return "cannot be read" }
        guard let text = String(validating: data, as: UTF8.self) else { return "is no text" }
        guard target != .cursor else {
            return text.hasPrefix("---\n")
                ? nil : "has no front matter, and so is no rule that Cursor applies"
        }
        do {
            let name = try SkillDocument.parse(text).name
            return name == target.skill(ofFile: file) ? nil : "calls itself another name than its folder"
        } catch {
            return "\(error)"
        }
    }
}
