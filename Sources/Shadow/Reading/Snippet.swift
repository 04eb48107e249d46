internal import Redaction

/// Texts of files as evidence may hold them: without secrets, and short.
struct Snippet {
    /// UTF-8 bytes of one text.
    static let limit = 4 << 10
    /// Bytes that are looked at: enough that a secret at the cut is seen whole.
    private static let reach = 16 << 10
    private let redactor = Redactor()

    /// Redacts first and cuts then, so that no half of a secret is left.
    func text(_ bytes: [UInt8]) -> String {
        let text = redactor.redact(String(decoding: bytes.prefix(Self.reach), as: UTF8.self))
        guard bytes.count > Self.limit || text.utf8.count > Self.limit else { return text }
        var kept = text.utf8.prefix(Self.limit)
        while !kept.isEmpty, kept.endIndex.samePosition(in: text.unicodeScalars) == nil { kept.removeLast() }
        return "\(text[..<kept.endIndex])…[cut]"
    }

    /// A path as it may be shown: its parts can hold secrets too.
    func path(_ bytes: [UInt8]) -> String { redactor.redact(String(decoding: bytes, as: UTF8.self)) }
}
