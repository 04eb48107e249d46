import Foundation
import TestSupport
import Testing

/// The real `moda`, run in a home folder of one test's own; no server answers it.
struct ModaProcess {
    struct End: Sendable, Equatable {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: TemporaryFolder
    let key = "moda_" + String(repeating: "k", count: 46)

    init() throws { folder = try TemporaryFolder() }

    var home: String { folder.path }

    /// Beside the tests, where the build leaves it.
    private static let built: String? = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = [folder, Bundle.main.bundleURL].map { $0.appending(path: "moda").path }
        return beside.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Runs it to its end; `answers` are what a person types at a terminal, each line with its end.
    func run(
        _ arguments: [String], answers: String? = nil, environment: [String: String] = [:]
    ) async throws -> End {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.built, "build the product moda first"))
        process.arguments = arguments
        // Nobody listens at this port.
        let usual = [
            "HOME": home, "PATH": "/usr/bin:/bin", "MODA_API_KEY": key,
            "MODA_BASE_URL": "http://127.0.0.1:1",
        ]
        process.environment = usual.merging(environment) { _, new in new }
        process.currentDirectoryURL = URL(fileURLWithPath: home)
        let output = Pipe()
        process.standardOutput = output
        let ended = AsyncStream<Int32> { continuation in
            process.terminationHandler = { continuation.yield($0.terminationStatus) }
        }
        let errors = try answers.map { try Terminal(typing: $0) }.map { try $0.start(process) }
        let pipe = errors == nil ? Pipe() : nil
        if let pipe {
            (process.standardInput, process.standardError) = (FileHandle.nullDevice, pipe)
            try process.run()
        }
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try errors?.value() ?? pipe?.fileHandleForReading.readToEnd() ?? Data()
        for await status in ended {
            return End(
                status: status, output: String(decoding: said, as: UTF8.self),
                errors: String(decoding: complained, as: UTF8.self))
        }
        throw CancellationError()
    }

    func mode(_ name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(home)/\(name)")
        return attributes?[.posixPermissions] as? Int
    }
}

/// A terminal at which somebody has typed already.
private struct Terminal {
    private let mine: Int32
    private let theirs: Int32

    struct Failure: Error {}

    init(typing text: String) throws {
        var (mine, theirs) = (Int32(-1), Int32(-1))
        guard openpty(&mine, &theirs, nil, nil, nil) == 0 else { throw Failure() }
        (self.mine, self.theirs) = (mine, theirs)
        // A process that another test starts meanwhile must not keep the terminal open.
        for end in [mine, theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let bytes = Array(text.utf8)
        guard write(mine, bytes, bytes.count) == bytes.count else { throw Failure() }
    }

    /// Starts the process at the terminal; what is shown there is read until its last writer has gone.
    func start(_ process: Process) throws -> Shown {
        let handle = FileHandle(fileDescriptor: theirs, closeOnDealloc: false)
        (process.standardInput, process.standardError) = (handle, handle)
        try process.run()
        close(theirs)
        return Shown(mine)
    }

    final class Shown: @unchecked Sendable {
        // Written by one thread, and read after the semaphore says that it is done.
        private var data = Data()
        private let isDone = DispatchSemaphore(value: 0)

        init(_ descriptor: Int32) {
            Thread.detachNewThread { [self] in
                var buffer = [UInt8](repeating: 0, count: 4_096)
                while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
                    data.append(contentsOf: buffer[..<count])
                }
                close(descriptor)
                isDone.signal()
            }
        }

        func value() throws -> Data {
            guard isDone.wait(timeout: .now() + 60) == .success else { throw Failure() }
            return data
        }
    }
}
