import Foundation
import TestSupport
import Testing

/// The real `moda-hook`, run as an agent runs it; a note is taken in the courier's place.
struct HookProcess {
    struct End: Sendable, Equatable {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: TemporaryFolder
    /// The program, put beside a courier that only says that it was started.
    private let program: String

    var home: String { folder.path + "/home" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "home/.keep")
        let built = try #require(Self.built, "build the product moda-hook first")
        program = folder.path + "/moda-hook"
        try folder.linkProgram(built, to: "moda-hook")
        try folder.writeProgram(
            "#!/bin/sh\necho x >> '\(folder.path)/started'\ncat > '\(folder.path)/read'\n", to: "moda")
    }

    /// Beside the tests, where the build leaves it.
    private static let built: String? = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = [folder, Bundle.main.bundleURL].map { $0.appending(path: "moda-hook").path }
        return beside.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Runs it to its end; by a shell where a test wants limits of it.
    func run(
        _ arguments: [String] = ["claude"], _ input: [UInt8], environment: [String: String]? = nil,
        prelude: String = "", closing: Bool = true
    ) async throws -> End {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", prelude + " exec \"$0\" \"$@\"", program] + arguments
        process.environment = environment ?? ["HOME": home, "PATH": "/usr/bin:/bin"]
        let (standard, output, errors) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (standard, output, errors)
        let ended = AsyncStream<Int32> { continuation in
            process.terminationHandler = { continuation.yield($0.terminationStatus) }
        }
        try process.run()
        Thread.detachNewThread {
            // A hook that has gone, or has had enough, does not read to the end.
            try? standard.fileHandleForWriting.write(contentsOf: Data(input))
            if closing { try? standard.fileHandleForWriting.close() }
        }
        var status: Int32 = -1
        for await code in ended {
            status = code
            break
        }
        // To the end of the pipes: a child that held them would hold up the agent, and this test.
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
        if !closing { try? standard.fileHandleForWriting.close() }
        return End(
            status: status, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self))
    }

    func payload(_ event: String, _ more: String = "") -> [UInt8] {
        Array(
            #"{"session_id":"s-1","cwd":"\#(folder.path)/work","hook_event_name":"\#(event)"\#(more)}"#.utf8)
    }
}
