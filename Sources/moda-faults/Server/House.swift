import Fetch
import Foundation

/// A fresh store with a key, in a folder that is removed afterwards.
struct House: Sendable {
    let moda: String
    let folder: String
    let key: String

    var database: String { folder + "/store/moda.sqlite" }

    /// What the servers say of themselves, all of them.
    var log: FileHandle? {
        let path = folder + "/log"
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        let handle = FileHandle(forWritingAtPath: path)
        handle?.seekToEndOfFile()
        return handle
    }

    /// Makes the folder, the store in it and a key; `prepare` gets the store's folder first.
    init(_ options: Options, _ name: String, prepare: (String) throws -> Void = { _ in }) throws {
        moda = options.moda
        folder = FileManager.default.temporaryDirectory.path + "/moda-faults-\(name)-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: folder + "/store", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try prepare(folder + "/store")
        let output = try Self.run([
            moda, "keys", "create", "--name", "faults", "--database", folder + "/store/moda.sqlite",
        ])
        guard let key = output.split(separator: "\n").last(where: { $0.hasPrefix("moda_") }) else {
            throw HarnessError("no key was made: \(output)")
        }
        self.key = String(key)
    }

    func remove() {
        // What is left behind is in the temporary folder.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The status of a route without a key.
    func status(_ server: String, _ path: String) async -> Int {
        // No answer is 0.
        (try? await fetch(FetchRequest("GET", server + path, timeout: 10)))?.status ?? 0
    }

    /// Runs a command to its end.
    ///
    /// - Returns: What it printed.
    /// - Throws: `HarnessError` where it failed.
    @discardableResult static func run(_ words: [String]) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw HarnessError("'\(words.joined(separator: " "))' ended with \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
