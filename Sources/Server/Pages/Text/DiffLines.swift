/// A unified difference for a template: each line with what it is.
struct DiffLine: Sendable {
    /// `add`, `del`, `hunk`, `file` or `same`; a class of the style sheet.
    let kind: String
    let sign: String
    let text: String

    init(_ line: String) {
        let text = line.oneLongLine
        switch line.unicodeScalars.first {
        case "+" where !line.hasPrefix("+++ "): (kind, sign, self.text) = ("add", "+", text.afterSign)
        case "-" where !line.hasPrefix("--- "): (kind, sign, self.text) = ("del", "-", text.afterSign)
        case "@": (kind, sign, self.text) = ("hunk", "", text)
        case " ": (kind, sign, self.text) = ("same", " ", text.afterSign)
        default: (kind, sign, self.text) = ("file", "", text)
        }
    }

    /// Lines that one difference shows.
    static let most = 1_500

    static func lines(_ all: [String]) -> [DiffLine] {
        let shown = all.prefix(most).map(DiffLine.init)
        let rest = all.count - shown.count
        return rest > 0 ? shown + [DiffLine("@ and \(PageNumber.whole(rest)) lines more")] : shown
    }
}

extension String {
    /// Without its first scalar, which a mark after it may have joined to one character.
    fileprivate var afterSign: String { String(String.UnicodeScalarView(unicodeScalars.dropFirst())) }

    /// At most 2,000 scalars of a line, cut where a mark cannot hide the sign before it.
    fileprivate var oneLongLine: String {
        guard utf8.count > 2_000 else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.prefix(2_000))) + "…"
    }
}
