package import Ingest
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// What a `moda up` on this machine keeps, as `config.json` says at the moment: an answer given to `moda init`
/// holds from the next request on.
///
/// A file that cannot be read, or is gone, changes nothing, and is told of once.
package final class CaptureSettings: Sendable {
    private struct Known {
        /// The file as it was last looked into; nil for one that is not there.
        var stamp: FileStamp?
        var policy: CapturePolicy
        var isTroubled = false
    }

    private let path: String
    private let usual: CapturePolicy
    private let tell: @Sendable (String) -> Void
    private let known: Mutex<Known>

    /// `usual` holds where the file says neither yes nor no; `tell` is given a line when something changes.
    package init(path: String, usual: CapturePolicy, tell: @escaping @Sendable (String) -> Void) {
        self.path = path
        self.usual = usual
        self.tell = tell
        let stamp = FileStamp(path)
        let file = stamp.flatMap { _ in try? ConfigurationFile(path: path) }
        // A file that is damaged now is told of at the first request.
        known = Mutex(
            Known(
                stamp: file == nil ? nil : stamp,
                policy: file.flatMap { Self.policy(usual, $0) } ?? usual))
    }

    /// The policy now; looks whether the file is another one, and reads it only then.
    package func policy() -> CapturePolicy {
        let (policy, news) = known.withLock { known in
            let stamp = FileStamp(path)
            guard stamp != known.stamp else { return (known.policy, nil as String?) }
            known.stamp = stamp
            let news = stamp == nil ? trouble("\(path) is gone", &known) : read(into: &known)
            return (known.policy, news)
        }
        if let news { tell(news) }
        return policy
    }

    private func read(into known: inout Known) -> String? {
        let file: ConfigurationFile
        do throws(ClientError) {
            file = try ConfigurationFile(path: path)
        } catch {
            return trouble(error.description, &known)
        }
        known.isTroubled = false
        guard let policy = Self.policy(usual, file), policy != known.policy else { return nil }
        known.policy = policy
        return "from now on \(policy.prompts ? "prompt text is kept" : "no prompt text is kept"), "
            + (policy.outputs ? "output is kept" : "no output is kept")
    }

    private func trouble(_ what: String, _ known: inout Known) -> String? {
        defer { known.isTroubled = true }
        return known.isTroubled ? nil : "\(what); what is kept stays as it was"
    }

    /// What the person said, yes or no, comes before the variables; nil where it was said of a server elsewhere.
    private static func policy(_ usual: CapturePolicy, _ file: ConfigurationFile) -> CapturePolicy? {
        if let server = file.server, !ServerPlace.isThisMachine(server) { return nil }
        var policy = usual
        policy.prompts = file.capturePrompts ?? usual.prompts
        policy.outputs = file.captureOutputs ?? usual.outputs
        return policy
    }
}

/// What tells one state of a file from the next without reading it.
private struct FileStamp: Equatable {
    private let numbers: [Int64]

    /// Nil where there is no file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
        let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
        let (written, changed) = (status.st_mtim, status.st_ctim)
        #endif
        numbers = [
            Int64(truncatingIfNeeded: status.st_ino), Int64(status.st_size), Int64(written.tv_sec),
            Int64(written.tv_nsec), Int64(changed.tv_sec), Int64(changed.tv_nsec),
        ]
    }
}
