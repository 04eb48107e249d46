import Foundation

/// Programs that can be run at once.
///
/// The system runs none that anybody has open for writing, and a process that another test starts at that moment would
/// have what this one writes open for a while: so a process of its own writes them.
extension TemporaryFolder {
    /// What makes none of it.
    package struct NoProgram: Error { let path: String }

    /// Puts a script there.
    package func writeProgram(_ text: String, to name: String) throws {
        try make("printf '%s' \"$0\" > \"$1\"", text, name)
    }

    /// Puts a program there that is somewhere else.
    package func linkProgram(_ program: String, to name: String) throws {
        try make("ln \"$0\" \"$1\" 2>/dev/null || cp \"$0\" \"$1\"", program, name)
    }

    private func make(_ script: String, _ argument: String, _ name: String) throws {
        let target = "\(path)/\(name)"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "{ \(script); } && chmod 755 \"$1\"", argument, target]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NoProgram(path: target) }
    }
}
