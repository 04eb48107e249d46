internal import Events
internal import Foundation

extension ProgramFacts {
    private static let largestSettings = 4 << 20

    /// Looks whether our programs are where hooks look for them.
    package init(on machine: Machine) {
        let files = FileManager.default
        var missing: [(file: String, program: String)] = []
        for file in [
            machine.claudeFolder + "/settings.json", machine.codexFolder + "/hooks.json",
            machine.cursorFolder + "/hooks.json",
        ] {
            for program in Self.programs(in: file).sorted() where !files.isExecutableFile(atPath: program) {
                missing.append((file, program))
            }
        }
        self.init(
            hookProgram: machine.hookProgram,
            hasHookProgram: files.isExecutableFile(atPath: machine.hookProgram), missing: missing)
    }

    /// The programs of ours that a settings file's commands begin with, where they are absolute.
    private static func programs(in file: String) -> Set<String> {
        guard let data = FileManager.default.contents(atPath: file), data.count <= largestSettings,
            // What is no JSON is for 'hooks status' to report.
            let value = try? JSONValue(parsing: Array(data))
        else { return [] }
        return Set(commands(in: value).compactMap(program))
    }

    /// All strings under a member `command`, at any depth; the reader bounds how deep a value may be.
    private static func commands(in value: JSONValue) -> [String] {
        var (found, waiting): ([String], [JSONValue]) = ([], [value])
        while let next = waiting.popLast() {
            if let members = next.object {
                if let command = members["command"]?.string { found.append(command) }
                waiting += members.values
            }
            waiting += next.array ?? []
        }
        return found
    }

    /// The program that a command runs, behind the variables that it sets; nil where it is none of ours by its
    /// full path.
    private static func program(_ command: String) -> String? {
        var words = ShellWords(command)
        while let word = words.next()?.text {
            let isAssignment = word.firstIndex(of: "=").map { !word[..<$0].contains("/") } ?? false
            if word == "env" || isAssignment { continue }
            let name = word.split(separator: "/").last
            return word.hasPrefix("/") && (name == "moda-hook" || name == "moda") ? word : nil
        }
        return nil
    }
}
