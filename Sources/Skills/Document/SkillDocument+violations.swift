extension SkillDocument {
    /// What the Agent Skills specification objects to; empty for a valid skill.
    ///
    /// Lengths are counted in Unicode scalars, as `skills-ref` does.
    package static func violations(of document: SkillDocument, folder: String? = nil) -> [SpecViolation] {
        nameViolations(document.name, folder: folder) + descriptionViolations(document.description)
            + optionalViolations(document) + bodyViolations(document.body)
    }

    /// The same for a file as it is, where keys may be unknown or the YAML broken.
    package static func violations(in text: String, folder: String? = nil) -> [SpecViolation] {
        do {
            let reading = try SkillReading(text, folder: folder)
            var found = violations(of: reading.document, folder: folder)
            if reading.isRescued {
                found.append(
                    .init("front matter", .error, "is not YAML; put the description in double quotes"))
            }
            for key in reading.otherKeys {
                let severity: SpecViolation.Severity = key.hasPrefix("metadata.") ? .warning : .error
                found.append(
                    .init(key, severity, "is not a key of the specification; put it under metadata as text"))
            }
            return found
        } catch {
            return [.init(error.place, .error, "\(error.what); \(error.advice)")]
        }
    }

    private static func nameViolations(_ name: String, folder: String?) -> [SpecViolation] {
        var found = NameRules.objections(to: name).map { SpecViolation("name", .error, $0) }
        if let folder, folder != name {
            found.append(.init("name", .error, "is not the folder's name, \(folder)"))
        }
        return found
    }

    private static func descriptionViolations(_ text: String) -> [SpecViolation] {
        let length = text.unicodeScalars.count
        if length == 0 { return [.init("description", .error, "is empty")] }
        if length > 1024 {
            return [.init("description", .error, "has \(length) characters, 1024 are allowed")]
        }
        guard text.contains("<") || text.contains(">") else { return [] }
        return [.init("description", .warning, "has angle brackets, which one public validator rejects")]
    }

    private static func optionalViolations(_ document: SkillDocument) -> [SpecViolation] {
        var found: [SpecViolation] = []
        if let text = document.compatibility, !(1...500).contains(text.unicodeScalars.count) {
            found.append(
                .init(
                    "compatibility", .error,
                    "has \(text.unicodeScalars.count) characters, 1 to 500 are allowed"))
        }
        if document.license?.isEmpty == true {
            found.append(.init("license", .error, "is empty; leave the key out"))
        }
        for key in document.metadata.keys.sorted() where key.isEmpty || key.unicodeScalars.count > 128 {
            found.append(
                .init(
                    "metadata", .error,
                    "has a key of \(key.unicodeScalars.count) characters, 1 to 128 are read"))
        }
        return found
    }

    private static func bodyViolations(_ body: String) -> [SpecViolation] {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).count
        if body.isEmpty { return [.init("body", .warning, "is empty: the skill teaches nothing")] }
        guard lines >= 500 else { return [] }
        return [
            .init(
                "body", .warning,
                "has \(lines) lines; fewer than 500 are advised, move parts into references/")
        ]
    }
}
