/// The Markdown of a rules file, as far as it tells what to do.
enum RuleMarkdown {
    struct Line: Equatable {
        let number: Int
        let text: String
    }

    /// No front matter, headings, code, tables, quotes or markup.
    static func lines(of text: String) -> [Line] {
        body(of: text).compactMap { number, line in
            guard let sign = line.first, !"#|><".contains(sign) else { return nil }
            let said = line.trimmingPrefix { "-*+• ".contains($0) || $0.isNumber || $0 == "." }
            guard said.contains(where: \.isLetter) else { return nil }
            return Line(number: number, text: String(said))
        }
    }

    /// The paths that a CLAUDE.md takes in (`@docs/rules.md`), outside of code.
    static func imports(of text: String) -> [String] {
        body(of: text).flatMap { _, line in
            // What stands between backquotes is code.
            line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset.isMultiple(of: 2) }
                .flatMap { $0.element.split(whereSeparator: \.isWhitespace) }
                .filter { $0.hasPrefix("@") }.compactMap(path)
        }
    }

    /// The folder that all the globs of a file's front matter lie in; nil where it names none, or one that is
    /// everywhere.
    static func folder(of text: String) -> String? {
        let folders = globs(of: text).map { glob in
            glob.split(separator: "/").dropLast().prefix { !$0.contains { "*?[{!".contains($0) } }
        }
        guard let first = folders.first, !first.isEmpty, folders.allSatisfy({ $0 == first }) else {
            return nil
        }
        return first.joined(separator: "/")
    }

    private static func path(_ word: Substring) -> String? {
        var path = word.dropFirst()
        while let last = path.last, ".,;:)]".contains(last) { path.removeLast() }
        let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "._-/".contains($0) }
        // A home folder and an absolute path are not the repository's.
        return !path.isEmpty && isPlain && !path.hasPrefix("/") ? String(path) : nil
    }

    /// The lines outside of front matter and code, with their numbers from 1, without leading space.
    private static func body(of text: String) -> [(number: Int, line: Substring)] {
        var found: [(Int, Substring)] = []
        var (isCode, isHead) = (false, false)
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmingPrefix { $0.isWhitespace }
            if line.hasPrefix("---"), index == 0 || isHead {
                isHead.toggle()
            } else if line.hasPrefix("```") || line.hasPrefix("~~~") {
                isCode.toggle()
            } else if !isCode, !isHead {
                found.append((index + 1, line))
            }
        }
        return found
    }

    /// Of the keys by which Cursor, Claude Code and Copilot say which files a rule is for.
    private static func globs(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first?.hasPrefix("---") == true else { return [] }
        var (found, isList): ([String], Bool) = ([], false)
        for line in lines.dropFirst().prefix(200).prefix(while: { !$0.hasPrefix("---") }) {
            let item = line.trimmingPrefix { $0.isWhitespace }
            if isList, item.hasPrefix("-") {
                found += values(item.dropFirst())
                continue
            }
            let key = ["globs:", "paths:", "applyTo:"].first { line.hasPrefix($0) }
            isList = key != nil
            if let key { found += values(line.dropFirst(key.count)) }
        }
        return found
    }

    private static func values(_ text: Substring) -> [String] {
        text.split(separator: ",").map { value in
            String(value.filter { !"\"'[] \t\r".contains($0) })
        }.filter { !$0.isEmpty }
    }
}
