#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A program in a process group of its own that is given bytes, gives bytes back, and is gone afterwards with
/// everything that it started.
struct CommandRun: Sendable {
    /// Bytes of its complaints that are looked at.
    private static let complaints = 4_096

    let words: [String]
    let environment: [String: String]
    let input: [UInt8]
    let largest: Int
    let seconds: Int

    /// Blocks until the program has closed its output, or is out of time, or `isUnwanted`.
    ///
    /// - Throws: `ModelError` where it cannot be started, fails, or writes too much.
    func output(isUnwanted: () -> Bool) throws(ModelError) -> [UInt8] {
        let pipes = try ChildPipes()
        let started = Result { () throws(ModelError) in
            try ChildProcess.start(words, environment, pipes)
        }
        pipes.closeChildEnds()
        var talk = PipeTalk(pipes: pipes, input: input, largest: largest, complaints: Self.complaints)
        defer { talk.close() }
        let child = try started.get()
        let deadline = ContinuousClock.now + .seconds(seconds)
        while talk.goesOn, ContinuousClock.now < deadline, !isUnwanted() { talk.wait(milliseconds: 100) }
        let isLate = talk.goesOn && !talk.isOverfull
        talk.listen()
        // Also when all went well: what it left running in its group has nobody to report to.
        let status = isLate || talk.isOverfull ? child.end(now: true) : child.end(by: deadline)
        if isLate { throw late }
        guard !talk.isOverfull else {
            throw costly(.unusable, "the command wrote more than \(largest) bytes")
        }
        guard status == 0 else {
            let said = ModelFailure.shown(String(decoding: talk.complaint, as: UTF8.self), hiding: nil)
            let how = status.map { "with status \($0)" } ?? "by a signal or too late"
            throw costly(.transient, "the command ended \(how)\(said.isEmpty ? "" : ": " + said)")
        }
        return talk.output
    }

    private var late: ModelError { costly(.transient, "the command took more than \(seconds) s") }

    private func costly(_ code: ModelError.Code, _ reason: String) -> ModelError {
        var error = ModelError(code, reason)
        error.mayHaveCost = true
        return error
    }
}

/// The talk with a program over its three pipes, none of which can block us.
private struct PipeTalk {
    private(set) var output: [UInt8] = []
    private(set) var complaint: [UInt8] = []
    private(set) var isOverfull = false
    private var pipes: ChildPipes
    private var input: ArraySlice<UInt8>
    private let largest, complaints: Int

    init(pipes: ChildPipes, input: [UInt8], largest: Int, complaints: Int) {
        self.pipes = pipes
        self.input = input[...]
        self.largest = largest
        self.complaints = complaints
    }

    /// False once the program has closed its output, or wrote too much.
    var goesOn: Bool { pipes.output >= 0 && !isOverfull }

    mutating func close() {
        pipes.closeInput()
        pipes.closeOutput()
        pipes.closeErrors()
    }

    mutating func wait(milliseconds: Int32) {
        if input.isEmpty { pipes.closeInput() }
        var polled = [
            pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return }
        if polled[0].revents != 0 { give() }
        if polled[1].revents != 0, let bytes = Self.read(pipes.output) {
            guard !bytes.isEmpty else { return pipes.closeOutput() }
            isOverfull = bytes.count > largest - output.count
            if !isOverfull { output += bytes }
        }
        if polled[2].revents != 0 { listen() }
    }

    /// Takes what was complained of so far.
    mutating func listen() {
        guard pipes.errors >= 0, let bytes = Self.read(pipes.errors) else { return }
        if bytes.isEmpty { pipes.closeErrors() }
        complaint += bytes.prefix(complaints - complaint.count)
    }

    private mutating func give() {
        let count = input.withUnsafeBytes { write(pipes.input, $0.baseAddress, $0.count) }
        if count > 0 {
            input = input.dropFirst(count)
        } else if count < 0, errno != EAGAIN, errno != EINTR {
            // It does not want to hear the rest.
            input = []
        }
    }

    /// What is there; empty at the end, nil where nothing is there yet.
    private static func read(_ descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        #if canImport(Glibc)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        #elseif canImport(Musl)
        let count = Musl.read(descriptor, &bytes, bytes.count)
        #else
        let count = Darwin.read(descriptor, &bytes, bytes.count)
        #endif
        if count < 0 { return errno == EAGAIN || errno == EINTR ? nil : [] }
        return Array(bytes.prefix(count))
    }
}
