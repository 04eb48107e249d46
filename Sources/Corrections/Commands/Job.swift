/// What a command is run for, where its words tell.
enum Job: Sendable, Equatable {
    case test, lint, format, types, build, start, migrate

    /// By the program that does the work (`pytest`), by the word that a task runner is given (`make test`, `npm run lint`),
    /// or by a script's name (`scripts/test.sh`).
    init?(_ command: Command) {
        if let known = programs[command.runner] {
            self = known
        } else if taskRunners.contains(command.runner) {
            guard let task = command.words.first(where: { $0 != "run" }), let known = tasks[head(task)] else {
                return nil
            }
            self = known
        } else if let known = tasks[head(command.runner)] {
            self = known
        } else {
            return nil
        }
    }
}

extension Command {
    /// How a person names it: the program where that is all there is to it, else with the task.
    var label: String {
        guard taskRunners.contains(runner), let end = words.firstIndex(where: { $0 != "run" }) else {
            return called
        }
        return ([runner] + words[...end]).joined(separator: " ")
    }
}

/// `test` of `test:unit` and of `test.sh`.
private func head(_ task: String) -> String { String(task.prefix { $0.isLetter }) }

private let programs: [String: Job] = [
    "pytest": .test, "unittest": .test, "tox": .test, "nox": .test, "vitest": .test, "jest": .test,
    "mocha": .test, "ava": .test, "playwright": .test, "cypress": .test, "karma": .test, "phpunit": .test,
    "pest": .test, "rspec": .test, "ctest": .test, "gotestsum": .test, "nextest": .test,
    "eslint": .lint, "oxlint": .lint, "flake8": .lint, "pylint": .lint, "rubocop": .lint, "shellcheck": .lint,
    "golangci-lint": .lint, "swiftlint": .lint,
    "prettier": .format, "dprint": .format, "black": .format, "isort": .format, "gofmt": .format,
    "rustfmt": .format, "clang-format": .format,
    "tsc": .types, "vue-tsc": .types, "mypy": .types, "pyright": .types,
    "webpack": .build, "rollup": .build, "esbuild": .build, "ninja": .build,
    "nodemon": .start, "uvicorn": .start, "gunicorn": .start, "flask": .start,
    "alembic": .migrate, "flyway": .migrate,
]
private let taskRunners: Set<String> = [
    "make", "just", "task", "npm", "pnpm", "yarn", "bun", "deno", "cargo", "go", "swift", "dotnet", "mvn",
    "mvnw",
    "gradle", "gradlew", "sbt", "mix", "rake", "rails", "composer", "nx", "turbo", "invoke", "poe", "bazel",
    "zig",
    "flutter", "dart", "artisan", "manage.py", "lake",
]
private let tasks: [String: Job] = [
    "test": .test, "tests": .test, "check": .test, "spec": .test, "lint": .lint, "format": .format,
    "fmt": .format,
    "typecheck": .types, "types": .types, "build": .build, "compile": .build, "dev": .start, "start": .start,
    "serve": .start, "migrate": .migrate, "migrations": .migrate,
]
