import Foundation

/// One `moda serve` as a process of its own.
final class ServerProcess {
    private let process: Process
    private let output: String

    /// Starts the program, with a command in front of it if there is one.
    init(_ house: House, prefix: [String] = []) throws {
        let words = prefix + [house.moda, "serve", "--port", "0", "--database", house.database]
        output = house.folder + "/address"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment.merging(["MODA_HOME": house.folder]) { $1 }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = house.log
        try process.run()
    }

    var identifier: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    /// Where it listens; waits for that.
    func address() async throws -> String {
        for _ in 0..<3_000 {
            if let text = try? String(contentsOfFile: output, encoding: .utf8),
                let line = text.split(separator: "\n").first, line.hasPrefix("moda serves ")
            {
                return String(line.dropFirst("moda serves ".count))
            }
            guard process.isRunning else { throw HarnessError("the server did not start; see its log") }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw HarnessError("the server did not say where it listens")
    }

    /// As a power cut for the process: nothing of it runs on.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// As an operator stops it.
    func terminate() {
        process.terminate()
        process.waitUntilExit()
    }
}
