/// A repository as people call it: `owner/name` out of any remote's address.
package enum RepositoryName {
    package static func short(_ raw: String) -> String {
        var text = PlainWords.visible(raw).replacing("`", with: "")
        if let scheme = text.firstRange(of: "://") { text = String(text[scheme.upperBound...]) }
        if text.hasSuffix(".git") { text = String(text.dropLast(4)) }
        let parts = text.split { "/:\\".contains($0) }.suffix(2)
        let safe = parts.map {
            String($0.filter { $0.isLetter || $0.isNumber || "._-".contains($0) }.prefix(80))
        }
        return safe.filter { !$0.isEmpty }.joined(separator: "/")
    }
}
