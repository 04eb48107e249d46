internal import Events

/// Writes to the agents' files, with a record of what was ours and a copy of what was there before.
struct RecordedWrites {
    private let path: String
    private(set) var record: InstallRecord

    init(path: String) {
        self.path = path
        record = InstallRecord(path: path)
    }

    /// Beside the file as the person names it, not where a link leads: that may be a repository.
    static func backup(of path: String) -> String { path + ".before-moda" }

    /// Writes what an installation made of a file.
    mutating func apply(_ edit: FileEdit) throws(ClientError) -> AgentOutcome.Change.Action? {
        guard let after = edit.after else { return nil }
        var file = entry(for: edit)
        let isNew = edit.before == nil
        let mode = ConfigFiles.mode(edit.path)
        let wanted = isNew || edit.holdsKey ? 0o600 : mode ?? 0o600
        file.values = edit.values
        file.written = InstallRecord.digest(after)
        guard edit.before != after || mode != wanted else {
            try keep(file, for: edit.path)
            return .unchanged
        }
        try check(edit)
        if let before = edit.before, isFirst(edit) {
            // The copy holds nothing of ours, and may hold what is theirs alone to read.
            try ConfigFiles.write(before, to: Self.backup(of: edit.path), mode: 0o600)
        }
        // First the record: values that nobody remembers could not be taken out again.
        try keep(file, for: edit.path)
        try ConfigFiles.write(after, to: edit.path, mode: wanted)
        return isNew ? .created : .updated
    }

    /// Writes what an uninstallation made of a file: the original, where nobody else wrote since.
    mutating func takeBack(_ edit: FileEdit) throws(ClientError) -> AgentOutcome.Change.Action? {
        guard let before = edit.before else {
            try keep(nil, for: edit.path)
            return nil
        }
        let file = record.files[edit.path]
        let mode = file?.mode ?? ConfigFiles.mode(edit.path) ?? 0o600
        let copy = Self.backup(of: edit.path)
        let isOnlyOurs = file.map { $0.isOnlyOurs && $0.written == InstallRecord.digest(before) } ?? false
        var action = AgentOutcome.Change.Action.unchanged
        try check(edit)
        if file?.original == InstallRecord.digest(before) {
            // Somebody restored it, or it was never written to.
            if try ConfigFiles.read(copy) == before { try ConfigFiles.remove(copy) }
        } else if isOnlyOurs, file?.original == nil {
            try ConfigFiles.remove(edit.path)
            action = .removed
        } else if isOnlyOurs, let old = try ConfigFiles.read(copy),
            file?.original == InstallRecord.digest(old)
        {
            try ConfigFiles.write(old, to: edit.path, mode: mode)
            try ConfigFiles.remove(copy)
            action = .restored
        } else if let after = edit.after, after != before {
            try ConfigFiles.write(after, to: edit.path, mode: mode)
            action = .updated
        }
        try keep(nil, for: edit.path)
        return action
    }

    /// Whether we write to it for the first time, or for the first time since somebody made it anew.
    private func isFirst(_ edit: FileEdit) -> Bool {
        let written = record.files[edit.path]?.written
        return !edit.hadOurs && (written == nil || written != edit.before.map { InstallRecord.digest($0) })
    }

    private func entry(for edit: FileEdit) -> InstallRecord.File {
        let before = edit.before.map { InstallRecord.digest($0) }
        guard var file = record.files[edit.path], !isFirst(edit) else {
            return InstallRecord.File(
                original: before, mode: ConfigFiles.mode(edit.path), written: "", isOnlyOurs: !edit.hadOurs,
                values: [:])
        }
        file.isOnlyOurs = file.isOnlyOurs && before == file.written
        return file
    }

    /// Another program may have written since it was read: then what we made of it is void.
    private func check(_ edit: FileEdit) throws(ClientError) {
        guard try ConfigFiles.read(edit.path) == edit.before else {
            throw ClientError(.local, "\(edit.path) was changed meanwhile; run the command again")
        }
    }

    private mutating func keep(_ file: InstallRecord.File?, for path: String) throws(ClientError) {
        guard record.files[path] != file else { return }
        record.files[path] = file
        try record.write(to: self.path)
    }
}
