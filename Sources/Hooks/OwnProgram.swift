internal import CFork

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Our own programs: where they are, and how one is started that nobody waits for.
package enum OwnProgram {
    /// The program that runs, links resolved; nil where the system does not say.
    package static var running: String? {
        #if canImport(Darwin)
        var size = UInt32(PATH_MAX)
        var name = [CChar](repeating: 0, count: Int(size))
        guard _NSGetExecutablePath(&name, &size) == 0 else { return nil }
        return resolved(String(cString: name))
        #else
        return resolved("/proc/self/exe")
        #endif
    }

    /// The named program beside one, else on the path.
    package static func named(_ name: String, beside program: String?, path: String?) -> String? {
        var folders: [String] = []
        if let program, let end = program.lastIndex(of: "/") { folders.append(String(program[..<end])) }
        folders += (path ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Starts a program in a session of its own, with an environment like ours.
    ///
    /// Its standard input is `input`, or nothing.
    package static func start(_ program: String, _ arguments: [String], input: Int32? = nil) -> Bool {
        withArguments([program] + arguments) { moda_start(program, $0, input ?? -1) } > 0
    }

    /// Becomes another program; returns only where that cannot be done.
    package static func become(_ program: String, _ arguments: [String]) {
        withArguments([program] + arguments) { _ = execv(program, $0) }
    }

    private static func withArguments<Value>(
        _ arguments: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = arguments.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }

    private static func resolved(_ path: String) -> String? {
        guard let name = realpath(path, nil) else { return nil }
        defer { free(name) }
        return String(cString: name)
    }
}
