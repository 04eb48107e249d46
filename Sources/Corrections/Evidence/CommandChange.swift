internal import Events

/// A command that the agent ran before a turn and the one that it ran in its place afterwards.
struct CommandChange: Sendable, Equatable {
    var before: String
    var after: String
    /// The words that changed: `npm` and `pnpm`.
    var dropped: String
    var adopted: String
    /// True where both had an argument in common, and so the same job.
    var sharesArguments: Bool

    var detail: String { "\(before.prefix(90)) → \(after.prefix(90))" }

    /// The first replacement among the commands around a turn, nil where the later ones do not replace anything.
    ///
    /// A command replaces another if the program changed to one that does the same job (`npm` to `pnpm`), or if
    /// the program changed and at least half of the arguments stayed. A program that also runs on the other side
    /// was neither dropped nor adopted.
    init?(before: [AgentAction], after: [AgentAction]) {
        let earlier = commands(in: before)
        let later = commands(in: after)
        let kept = Set(earlier.map(\.program)).intersection(later.map(\.program))
        for old in earlier.reversed() where !kept.contains(old.program) {
            for new in later where !kept.contains(new.program) && new.replaces(old) {
                self.init(old, new)
                return
            }
        }
        return nil
    }

    private init(_ old: Command, _ new: Command) {
        before = old.line
        after = new.line
        dropped = old.program
        adopted = new.program
        sharesArguments = !old.arguments.isDisjoint(with: new.arguments)
    }
}

/// One simple command of a shell line.
private struct Command {
    var line: String
    var program: String
    var arguments: Set<String>

    init?(_ line: Substring) {
        var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        while let first = words.first, first.contains("=") || prefixes.contains(first) { words.removeFirst() }
        guard let first = words.first, !bystanders.contains(first) else { return nil }
        self.line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        program = first.split(separator: "/").last.map(String.init) ?? first
        arguments = Set(words.dropFirst().filter { !$0.hasPrefix("-") }.map { $0.lowercased() })
    }

    func replaces(_ old: Command) -> Bool {
        if families.contains(where: { $0.contains(program) && $0.contains(old.program) }) { return true }
        let shared = arguments.intersection(old.arguments).count
        return shared > 0 && 2 * shared >= max(arguments.count, old.arguments.count)
    }
}

/// The commands of the shell calls, at most 40, split at `&&`, `;`, `|` and line ends.
private func commands(in actions: [AgentAction]) -> [Command] {
    let lines = actions.filter { ToolKind($0.tool) == .shell }.suffix(20).flatMap { action in
        action.input.prefix(400).split { "&;|\n".contains($0) }
    }
    return lines.suffix(40).compactMap(Command.init)
}

private let prefixes: Set<String> = ["sudo", "env", "time", "exec", "command", "nohup", "$"]
/// Programs that look around and so replace nothing.
private let bystanders: Set<String> = [
    "cd", "ls", "cat", "echo", "pwd", "head", "tail", "export", "source", "sleep", "true", "which", "wc",
    "sed", "mkdir",
]
/// Programs that do one another's job.
private let families: [Set<String>] = [
    ["npm", "pnpm", "yarn", "bun", "npx", "pnpx", "bunx", "deno"],
    ["pip", "pip3", "uv", "uvx", "poetry", "conda", "pipenv", "pdm", "pixi", "hatch"],
    ["python", "python3", "uv", "poetry", "pytest", "tox", "nox"],
    ["jest", "vitest", "mocha", "ava", "playwright", "cypress"],
    ["make", "just", "task", "cmake", "ninja", "bazel", "gradle", "gradlew", "mvn", "mvnw", "sbt"],
    ["docker", "podman", "docker-compose", "nerdctl"],
    ["grep", "rg", "ag", "ack"],
    ["eslint", "biome", "oxlint", "standard", "prettier", "dprint"],
    ["black", "ruff", "flake8", "autopep8", "pylint", "isort", "mypy", "pyright"],
    ["git", "gh", "jj", "hub", "glab"],
    ["curl", "wget", "http", "xh"],
    ["rm", "trash", "git"],
]
