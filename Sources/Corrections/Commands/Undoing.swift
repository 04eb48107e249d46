internal import Events

/// Something that the agent had done and took back right after a turn.
struct Undoing: Sendable, Equatable {
    var done: String
    var undone: String
    /// The act that nobody had asked for; nil where the work itself was wrong, not that it was done.
    var uncalledFor: String?

    var detail: String { "\(done.prefix(90)) → \(undone.prefix(90))" }

    /// `earlier` is what the agent did in the turns before, oldest first; `before` what it did just before this one.
    init?(before: [AgentAction], after: [AgentAction], earlier: [AgentAction] = []) {
        let later = Command.all(in: after)
        for done in (Command.all(in: earlier) + Command.all(in: before)).reversed() where !done.isVain {
            guard let undone = later.first(where: { $0.undoes(done) }) else { continue }
            self.done = done.line
            self.undone = undone.line
            uncalledFor = done.program == "git" ? done.act : nil
            return
        }
        let files = WrittenFiles(before)
        guard let back = later.first(where: { files.isTakenBack(by: $0) }) else { return nil }
        done = files.names
        undone = back.line
        uncalledFor = nil
    }
}

extension Command {
    /// True where it takes back what the other command did.
    fileprivate func undoes(_ done: Command) -> Bool {
        if program == "git", done.program == "git" { return undoesGit(done) }
        let shares = words.dropFirst().contains { done.words.dropFirst().contains($0) }
        return runner == done.runner && shares && installs.contains(done.words.first ?? "")
            && uninstalls.contains(words.first ?? "")
    }

    private func undoesGit(_ done: Command) -> Bool {
        let (task, target) = (words.first ?? "", words.dropFirst().first ?? "")
        let goesBack =
            task == "revert" || (task == "reset" && (target.hasPrefix("head~") || target.hasPrefix("head^")))
        switch done.words.first {
        case "commit": return goesBack
        case "push": return task == "revert" || (task == "push" && options.contains { forces.contains($0) })
        case "merge", "rebase", "cherry-pick": return goesBack || options.contains("--abort")
        case "checkout", "switch":
            return task == "branch" && options.contains { ["-D", "-d"].contains($0) }
                && done.options.contains { ["-b", "-B", "-c", "-C"].contains($0) }
                && done.words.contains(target)
        default: return false
        }
    }
}

private let installs: Set<String> = ["install", "add", "i", "require", "get"]
private let uninstalls: Set<String> = ["uninstall", "remove", "rm", "un", "r"]
private let forces: Set<String> = ["--force", "-f", "--force-with-lease", "--delete"]
