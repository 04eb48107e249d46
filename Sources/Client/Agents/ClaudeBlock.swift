internal import ConfigEditing
internal import Events

/// The `env` block of Claude Code's settings, ours among the variables of others.
struct ClaudeBlock {
    var document: JSONDocument
    let file: String
    let record: InstallRecord
    /// Digests of what we set and what does not show whose it is.
    private(set) var values: [String: String] = [:]
    var notes: [String] = []
    private var isRecordLost = false

    init(document: JSONDocument, file: String, record: InstallRecord) throws(ConfigEditError) {
        // Throws where 'env' is something else than an object, or a variable stands in it twice.
        _ = try document.value(at: ["env", "-"])
        for name in try document.value(at: ["env"])?.object?.keys.sorted() ?? [] {
            _ = try document.value(at: ["env", .name(name)])
        }
        (self.document, self.file, self.record) = (document, file, record)
        let isSet = variables.contains { ClaudeVariables.isOurs($0.key, $0.value) }
        isRecordLost = record.files[file] == nil && isSet
    }

    /// Whether we set this variable, as far as can be known: beside an endpoint of ours of which there is no
    /// record, what we always set counts as ours.
    private func isOurs(_ name: String, _ value: String) -> Bool {
        ClaudeVariables.isOurs(name, value) || record.isOurs(value, at: name, of: file)
            || (isRecordLost && ClaudeVariables.companions.contains { $0.name == name && $0.value == value })
    }

    var variables: [String: String] {
        let members = (try? document.value(at: ["env"]))?.object ?? [:]
        return members.compactMapValues { value in
            // Numbers and booleans are variables too.
            if case .string(let text) = value { return text }
            return value.array == nil && value.object == nil && value != .null ? value.text : nil
        }
    }

    var holdsKey: Bool { ClaudeVariables.isOurs("_HEADERS", variables["OTEL_EXPORTER_OTLP_HEADERS"] ?? "") }

    mutating func install(_ reporting: Reporting) throws(ConfigEditError) {
        let wanted = ClaudeVariables.wanted(reporting)
        for (name, value) in wanted { try set(name, value) }
        try withdraw(wanted.map(\.name), reporting)
        var attributes = ResourceAttributes(variables[ClaudeVariables.attributes] ?? "")
        let email = reporting.userEmail.map(ResourceAttributes.escaped)
        let place = ClaudeVariables.attributes + ".user.email"
        if let old = attributes["user.email"], !record.isOurs(old, at: place, of: file) {
            if let email, old != email { notes.append("user.email stays \(old): settings.json says so") }
        } else if let email {
            attributes["user.email"] = email
            values[place] = InstallRecord.digest(email.utf8)
            try document.set(.string(attributes.text), at: ["env", .name(ClaudeVariables.attributes)])
        } else {
            try removeEmail()
        }
    }

    /// Takes out what is ours, and what we are known to have set.
    mutating func uninstall() throws(ConfigEditError) {
        for (name, value) in variables {
            guard isOurs(name, value) else { continue }
            try document.remove(at: ["env", .name(name)])
        }
        try removeEmail()
        if try document.value(at: ["env"])?.object?.isEmpty == true { try document.remove(at: ["env"]) }
    }

    private mutating func set(_ name: String, _ value: String) throws(ConfigEditError) {
        let old = variables[name]
        if old.map({ isOurs(name, $0) }) ?? true {
            values[name] = InstallRecord.digest(value.utf8)
            return try document.set(.string(value), at: ["env", .name(name)])
        }
        guard old != value else { return }
        // The person just agreed to text; what they said before gives way. All else that they set stays.
        if ClaudeVariables.promptFlags.contains(name) || ClaudeVariables.outputFlags.contains(name) {
            return try document.set(.string(value), at: ["env", .name(name)])
        }
        notes.append("\(name) stays \(old ?? ""): settings.json says so")
    }

    /// Takes out what we set once and want no more, and what lets text out that the person wants to keep.
    private mutating func withdraw(_ wanted: [String], _ reporting: Reporting) throws(ConfigEditError) {
        let refused =
            (reporting.prompts ? [] : ClaudeVariables.promptFlags)
            + (reporting.outputs ? [] : ClaudeVariables.outputFlags)
        for (name, value) in variables where !wanted.contains(name) {
            let isOurs = isOurs(name, value)
            let isRefused = refused.contains(name) && !["0", "false", ""].contains(value)
            guard isOurs || isRefused else { continue }
            try document.remove(at: ["env", .name(name)])
            if isRefused && !isOurs { notes.append("took out \(name)=\(value): this text stays here") }
        }
    }

    private mutating func removeEmail() throws(ConfigEditError) {
        let name = ClaudeVariables.attributes
        guard let text = variables[name] else { return }
        var attributes = ResourceAttributes(text)
        guard let email = attributes["user.email"], record.isOurs(email, at: name + ".user.email", of: file)
        else { return }
        attributes["user.email"] = nil
        if attributes.text.isEmpty {
            try document.remove(at: ["env", .name(name)])
        } else {
            try document.set(.string(attributes.text), at: ["env", .name(name)])
        }
    }
}
