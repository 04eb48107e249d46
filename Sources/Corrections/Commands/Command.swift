internal import Events

/// One simple command of a shell line that an agent ran.
struct Command: Sendable, Equatable {
    /// The words as they were written, with single spaces.
    var line: String
    /// What the shell starts: `npx` in `npx vitest run`.
    var program: String
    /// What does the work: `vitest` in `npx vitest run`; the program itself where nothing stands before it.
    var runner: String
    /// The runner as it was written where that is a path in the project, `scripts/test.sh`.
    var called: String
    /// What follows the runner, options left out, lower case.
    var words: [String]
    /// The names of the options: `--token` of `--token=x`.
    var options: [String]
    /// True where it came to nothing: it failed, was refused, or was cut off.
    var isVain: Bool

    /// Every word that is no option, whatever stands before the runner.
    var arguments: Set<String>

    init?(_ line: Substring, outcome: AgentAction.Outcome = .unknown) {
        var all = line.split(whereSeparator: \.isWhitespace).map(String.init)
        while let first = all.first, first.contains("=") || prefixes.contains(first) { all.removeFirst() }
        guard let first = all.first, !bystanders.contains(first) else { return nil }
        self.line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        program = base(first)
        let rest = all.dropFirst().drop { $0.hasPrefix("-") && launchers[base(first)] != nil }
        let launched = launchers[base(first)].map { !$0.isDisjoint(with: all.dropFirst().prefix(1)) } ?? false
        let steps = isLauncher(base(first)) ? Array(rest) : launched ? Array(all.dropFirst(2)) : all
        runner = steps.first.map(base) ?? program
        called = steps.first.flatMap { isOfProject($0) ? $0 : nil } ?? runner
        words = steps.dropFirst().filter { !$0.hasPrefix("-") }.map { $0.lowercased() }
        options = all.dropFirst().filter { $0.hasPrefix("-") && $0.count > 1 }.map {
            String($0.prefix { $0 != "=" })
        }
        arguments = Set(all.dropFirst().filter { !$0.hasPrefix("-") }.map { $0.lowercased() })
        isVain = outcome != .succeeded
    }

    /// What it does, as a rule would name it (`git push`); nil where no word after the program says so.
    var act: String? {
        guard let task = words.first, task.count > 1, task.allSatisfy({ $0.isLetter || $0 == "-" }) else {
            return nil
        }
        return "\(runner) \(task)"
    }

    /// The commands of shell calls, the last 40 at most, split at `&&`, `;`, `|` and line ends.
    static func all(in actions: [AgentAction]) -> [Command] {
        let shells = actions.filter { ToolKind($0.tool) == .shell }.suffix(20)
        return shells.flatMap { action in
            action.input.prefix(400).split { "&;|\n".contains($0) }
                .compactMap { Command($0, outcome: action.outcome) }
        }.suffix(40)
    }
}

/// A path's last part: `vitest` of `node_modules/.bin/vitest`.
private func base(_ word: String) -> String { word.split(separator: "/").last.map(String.init) ?? word }

private func isOfProject(_ word: String) -> Bool {
    word.contains("/") && !word.hasPrefix("/") && !word.hasPrefix("~") && !word.contains("node_modules")
}

/// Programs that only start another one, always.
private func isLauncher(_ program: String) -> Bool { launchers[program]?.isEmpty ?? false }

private let prefixes: Set<String> = ["sudo", "env", "time", "exec", "command", "nohup", "$"]
/// Programs that look around and so replace nothing.
private let bystanders: Set<String> = [
    "cd", "ls", "cat", "echo", "pwd", "head", "tail", "export", "source", "sleep", "true", "which", "wc",
    "sed", "mkdir",
]
/// Programs that start others: by one of these words, or always where there are none.
private let launchers: [String: Set<String>] = [
    "npx": [], "pnpx": [], "bunx": [], "uvx": [], "pnpm": ["exec", "dlx"], "yarn": ["exec", "dlx"],
    "bun": ["x"], "uv": ["run"], "poetry": ["run"], "pipenv": ["run"], "pdm": ["run"], "hatch": ["run"],
    "bundle": ["exec"], "python": ["-m"], "python3": ["-m"], "py": ["-m"],
]
