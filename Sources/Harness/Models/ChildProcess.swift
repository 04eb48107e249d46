#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Our ends of a program's standard input, output and errors, and the program's until it has them.
struct ChildPipes {
    private(set) var input, output, errors: Int32
    let childInput, childOutput, childErrors: Int32

    init() throws(ModelError) {
        var ends: [Int32] = []
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard pipe(&pair) == 0 else {
                for end in ends { _ = Self.shut(end) }
                throw ModelError(.transient, "the system gives no more pipes")
            }
            ends += pair
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (childInput, input) = (ends[0], ends[1])
        (output, childOutput) = (ends[2], ends[3])
        (errors, childErrors) = (ends[4], ends[5])
        for end in [input, output, errors] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    }

    func closeChildEnds() {
        for end in [childInput, childOutput, childErrors] { _ = Self.shut(end) }
    }

    mutating func closeInput() { input = Self.shut(input) }
    mutating func closeOutput() { output = Self.shut(output) }
    mutating func closeErrors() { errors = Self.shut(errors) }

    /// Always -1, the descriptor that is none.
    private static func shut(_ descriptor: Int32) -> Int32 {
        if descriptor >= 0 { _ = close(descriptor) }
        return -1
    }
}

/// A program that leads a process group.
struct ChildProcess {
    private let id: pid_t

    /// Starts it with the pipes' ends and nothing else of ours.
    ///
    /// Signals that this thread blocks are open in it; this thread itself does not want to die of a pipe that
    /// the program closed.
    static func start(
        _ words: [String], _ environment: [String: String], _ pipes: ChildPipes
    ) throws(ModelError) -> ChildProcess {
        var broken = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &broken, nil)
        let arguments = words.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id: pid_t = 0
        let code = spawn(&id, words.first ?? "", arguments, variables, pipes)
        guard code == 0 else {
            throw ModelError(.refused, "the command does not start: \(String(cString: strerror(code)))")
        }
        return ChildProcess(id: id)
    }

    /// Waits for its end, then ends what is left of its group.
    ///
    /// - Returns: Its exit status; nil where it was killed.
    func end(by deadline: ContinuousClock.Instant = .now, now: Bool = false) -> Int32? {
        while !now, ContinuousClock.now < deadline, !hasEnded { usleep(5_000) }
        // Before it is waited for: until then nobody else can have its id.
        _ = kill(-id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
    }

    /// Marks what we have open as not to be inherited: databases and sockets are not the program's.
    private static func keepDescriptors() {
        for descriptor in 3..<Int32(4_096) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    private var hasEnded: Bool {
        var seen = siginfo_t()
        return waitid(P_PID, id_t(id), &seen, WEXITED | WNOWAIT | WNOHANG) != 0 || seen.si_signo != 0
    }

    private static func spawn(
        _ id: inout pid_t, _ program: String, _ arguments: [UnsafeMutablePointer<CChar>?],
        _ variables: [UnsafeMutablePointer<CChar>?], _ pipes: ChildPipes
    ) -> Int32 {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, pipes.childInput, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes.childOutput, 1)
        posix_spawn_file_actions_adddup2(&actions, pipes.childErrors, 2)
        keepDescriptors()
        var none = sigset_t()
        var usual = sigset_t()
        sigemptyset(&none)
        sigfillset(&usual)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags =
            Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, flags)
        return posix_spawn(&id, program, &actions, &attributes, arguments, variables)
    }
}
