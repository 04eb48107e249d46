internal import Foundation

/// The words without what was pasted between them (`<pasted_content id="…">…</pasted_content id="…">`, as
/// Claude Code marks it): logs, errors and files are not the user's words.
func withoutPastedContent(_ text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let open = rest.range(of: "<pasted_content") {
        kept += rest[..<open.lowerBound]
        guard let close = rest[open.upperBound...].range(of: "</pasted_content"),
            let end = rest[close.upperBound...].firstIndex(of: ">")
        else { return kept }
        rest = rest[rest.index(after: end)...]
    }
    return kept + rest
}
