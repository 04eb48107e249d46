#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Another program, run to its end.
struct Command {
    let path: String
    let arguments: [String]
    /// Beside `PATH` and `HOME`, nothing of our own environment.
    var environment: [String: String] = [:]

    struct Result {
        /// From before it was started until it was over.
        var seconds: Double
        var output: String
    }

    /// Runs it; anything but success is an error.
    func run() throws -> Result {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchError("no pipe") }
        let began = seconds()
        let process = try start(output: ends[1])
        close(ends[1])
        let output = read(ends[0])
        close(ends[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let took = seconds() - began
        guard status == 0 else { throw BenchError("\(path) \(arguments.joined(separator: " ")): \(output)") }
        return Result(seconds: took, output: output)
    }

    /// Starts it and kills it after some seconds; false where it was over before.
    func killed(after delay: Double) throws -> Bool {
        let null = open("/dev/null", O_WRONLY)
        defer { close(null) }
        let process = try start(output: null)
        var time = timespec(tv_sec: Int(delay), tv_nsec: Int((delay - delay.rounded(.down)) * 1e9))
        nanosleep(&time, nil)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == SIGKILL
    }

    private func start(output: Int32) throws -> pid_t {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        let all = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"].merging(environment) { $1 }
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = all.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, path, &actions, nil, words, variables)
        guard code == 0 else {
            throw BenchError("\(path) does not start: \(String(cString: strerror(code)))")
        }
        return process
    }

    private func read(_ file: Int32) -> String {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func systemRead(_ file: Int32, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(file, target, count)
        #elseif canImport(Musl)
        Musl.read(file, target, count)
        #else
        Darwin.read(file, target, count)
        #endif
    }
}
