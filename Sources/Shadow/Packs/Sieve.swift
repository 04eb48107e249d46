internal import Git
internal import Redaction

/// Decides what of a snapshot may leave the machine: the same rules as for everything else that is sent.
struct Sieve {
    private let redactor = Redactor()

    /// Why a file's contents stay here; nil where they may go.
    func reason(toWithhold text: [UInt8], at path: [UInt8]) -> WithheldFile.Reason? {
        if SecretNames.name(path) { return .name }
        if TextLines.isBinary(text) || text.contains(0) { return .binary }
        return holdsSecret(text) ? .secret : nil
    }

    func holdsSecret(_ text: [UInt8]) -> Bool {
        !redactor.secrets(in: String(decoding: text, as: UTF8.self)).isEmpty
    }

    /// True where a name in a folder is a secret itself.
    func holdsSecret(names entries: [TreeEntry]) -> Bool {
        holdsSecret(Array(entries.map(\.name).joined(separator: [UInt8(ascii: "\n")])))
    }

    func shown(_ path: [UInt8]) -> String { redactor.redact(String(decoding: path, as: UTF8.self)) }

    /// A look as it may go: what it names is redacted, what it is stays.
    func cleaned(_ look: LookRecord) -> LookRecord {
        var look = look
        look.moment.tool = look.moment.tool.map(redactor.redact)
        look.skipped = look.skipped.map { SkippedFile(path: redactor.redact($0.path), reason: $0.reason) }
        if case .paths(let paths) = look.look { look.look = .paths(paths.map(redactor.redact)) }
        return look
    }
}
