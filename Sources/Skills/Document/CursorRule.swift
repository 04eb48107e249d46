/// A skill as a Cursor project rule, `.cursor/rules/<id>.mdc`.
///
/// Cursor knows three keys: `description` (the agent decides by it), `globs` (comma-separated, unquoted) and
/// `alwaysApply`. A glob that could end its line or open a comment is left out.
package enum CursorRule {
    package static func rendered(from document: SkillDocument, globs: [String] = []) -> String {
        let safe = globs.filter(isSafe)
        let head = [
            "---", "description: " + QuotedScalar.quoted(document.description),
            "globs:" + (safe.isEmpty ? "" : " " + safe.joined(separator: ",")), "alwaysApply: false", "---",
        ]
        return head.joined(separator: "\n") + "\n\n" + document.body + "\n"
    }

    private static func isSafe(_ glob: String) -> Bool {
        let extra: Set<Unicode.Scalar> = ["*", "?", "/", ".", "-", "_", "{", "}", "[", "]", "!", "@", "+"]
        return !glob.isEmpty && !glob.hasPrefix("/") && !glob.contains("..")
            && glob.unicodeScalars.allSatisfy {
                extra.contains($0) || $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
    }
}
