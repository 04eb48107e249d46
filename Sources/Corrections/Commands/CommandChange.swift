internal import Events

/// A command that the agent ran before a turn and the one that it ran in its place afterwards.
struct CommandChange: Sendable, Equatable {
    /// Why the one is taken to stand in for the other, the surest first.
    enum Ground: Int, Sendable, Comparable {
        /// Another program was given the same arguments, and so the same job.
        case sameArguments
        /// What had come to nothing was done by another program (`pytest`, then `make test`).
        case sameJob
        /// What had come to nothing went through with other options.
        case otherOptions
        /// Programs that do one another's job; it may only be the next step.
        case sameTrade

        /// True where one program stands for another, which is all that the words can name.
        var isOfPrograms: Bool { self == .sameArguments || self == .sameTrade }

        static func < (one: Ground, other: Ground) -> Bool { one.rawValue < other.rawValue }
    }

    var before: String
    var after: String
    /// The words that changed: `npm` and `pnpm`, `pytest` and `make test`.
    var dropped: String
    var adopted: String
    var ground: Ground
    /// The programs, by which words may speak of either.
    var programs: [String]

    var detail: String { "\(before.prefix(90)) → \(after.prefix(90))" }

    /// The surest replacement among the commands around a turn, nil where the later ones do not replace anything.
    ///
    /// A program that also runs on the other side was neither dropped nor adopted. `earlier` holds what the agent
    /// did before the turn before, oldest first: people often come back to a command a little later.
    init?(before: [AgentAction], after: [AgentAction], earlier: [AgentAction] = []) {
        let (old, new) = (Command.all(in: before), Command.all(in: after))
        let found = [
            Self.program(old, new), Self.job(Command.all(in: earlier) + old, new), Self.options(old, new),
        ]
        guard let best = found.compactMap(\.self).min(by: { $0.ground < $1.ground }) else { return nil }
        self = best
    }

    private init(_ old: Command, _ new: Command, _ words: (String, String), _ ground: Ground) {
        before = old.line
        after = new.line
        (dropped, adopted) = words
        self.ground = ground
        programs = [old.program, old.runner, new.program, new.runner]
    }

    /// Another program with at least half of the arguments, or of the same trade; the nearest one before the turn.
    private static func program(_ earlier: [Command], _ later: [Command]) -> CommandChange? {
        let kept = Set(earlier.map(\.program)).intersection(later.map(\.program))
        let pairs = earlier.reversed().filter { !kept.contains($0.program) }.flatMap { old in
            later.filter { !kept.contains($0.program) && $0.replaces(old) }.map { (old, $0) }
        }
        let sharing = pairs.first { $0.0.sharesSubject(with: $0.1) }
        guard let (old, new) = sharing ?? pairs.first else { return nil }
        return CommandChange(
            old, new, (old.program, new.program), sharing == nil ? .sameTrade : .sameArguments)
    }

    /// The last command of a job, in vain, and the first of the same job afterwards, by another program.
    private static func job(_ earlier: [Command], _ later: [Command]) -> CommandChange? {
        for new in later {
            guard let job = Job(new), let old = earlier.last(where: { Job($0) == job }), old.isVain,
                old.label != new.label, !later.contains(where: { $0.runner == old.runner })
            else { continue }
            return CommandChange(old, new, (old.label, new.label), .sameJob)
        }
        return nil
    }

    /// The last command before the turn, in vain, and the same one right after it with other options.
    ///
    /// Not where the job is to find faults, such as a test's: that fails as it should, and is run again.
    private static func options(_ earlier: [Command], _ later: [Command]) -> CommandChange? {
        guard let old = earlier.last, old.isVain, Job(old) == nil, let task = old.words.first,
            let new = later.prefix(2).first(where: { $0.runner == old.runner && $0.words.first == task }),
            !new.isVain, let dropped = old.options.first(where: { !new.options.contains($0) }),
            let adopted = new.options.first(where: { !old.options.contains($0) })
        else { return nil }
        let name = "\(old.runner) \(task)"
        return CommandChange(old, new, ("\(name) \(dropped)", "\(name) \(adopted)"), .otherOptions)
    }
}

extension Command {
    fileprivate func replaces(_ old: Command) -> Bool {
        if trades.contains(where: { $0.contains(program) && $0.contains(old.program) }) { return true }
        let shared = arguments.intersection(old.arguments).count
        return sharesSubject(with: old) && 2 * shared >= max(arguments.count, old.arguments.count)
    }

    /// True where both are about the same thing: `add` alone, in `git add` and `pnpm add`, is none.
    fileprivate func sharesSubject(with old: Command) -> Bool {
        arguments.intersection(old.arguments).contains { word in
            word.contains { "./".contains($0) } || words.first != word || old.words.first != word
        }
    }
}

/// Programs that do one another's job.
private let trades: [Set<String>] = [
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
    ["rm", "trash"],
]
