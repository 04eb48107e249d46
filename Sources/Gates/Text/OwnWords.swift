internal import Skills

/// What a person said themselves: without what they pasted to show it.
///
/// Tool output, files, pages and commit messages reach a prompt in code fences, quotes, diffs and stack traces;
/// what stands there is not what the person wants.
enum OwnWords {
    /// Words in quotation marks from which on they are somebody else's sentence rather than a name.
    private static let quotation = 5

    static func of(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isDiff = lines.contains { $0.hasPrefix("diff --git") || $0.hasPrefix("@@ ") }
        let isCommit =
            lines.contains { $0.hasPrefix("commit ") } && lines.contains { $0.hasPrefix("Author:") }
        let isTrace = lines.contains { $0.hasPrefix("Traceback (") || $0.hasPrefix("panic:") }
        guard !isDiff, !isCommit, !isTrace else { return "" }
        var (kept, isFenced): ([Substring], Bool) = ([], false)
        for line in lines {
            let bare = line.drop(while: \.isWhitespace)
            if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
                isFenced.toggle()
            } else if !isFenced, !bare.hasPrefix(">"), !line.hasPrefix("    "), !line.hasPrefix("\t") {
                kept.append(line)
            }
        }
        return withoutElements(withoutQuotations(kept.joined(separator: "\n")))
    }

    private static func withoutQuotations(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { index, part in
            index.isMultiple(of: 2) || part.split(whereSeparator: \.isWhitespace).count < quotation
        }.map { String($1) }.joined(separator: " ")
    }

    /// Without the content of HTML elements.
    private static func withoutElements(_ text: String) -> String {
        guard let open = text.firstIndex(of: "<"), let close = text.ranges(of: "</").first
        else { return text }
        guard open < close.lowerBound else { return text }
        return String(text[..<open])
    }
}
