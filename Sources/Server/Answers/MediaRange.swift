/// What a media type is, and whether an `Accept` field takes it (RFC 9110, 12.5.1).
enum MediaRange {
    /// True for what compresses, and holds no form that a page guards by a secret: never HTML.
    static func isText(_ type: String) -> Bool {
        let name = essence(type)
        return name == "application/json" || name.hasSuffix("+json") || name == "text/markdown"
            || name == "text/plain"
    }

    /// True where nothing is asked for, or the type is in one of the ranges and not refused by a narrower one.
    static func accepts(_ field: String?, _ type: String) -> Bool {
        guard let field, !field.isEmpty, field != "*/*" else { return true }
        let name = essence(type)
        let major = name.prefix { $0 != "/" }
        var best: (rank: Int, isTaken: Bool) = (0, false)
        for item in field.split(separator: ",") {
            let range = essence(item)
            let rank = range == name ? 3 : range == "\(major)/*" ? 2 : range == "*/*" ? 1 : 0
            if rank > best.rank { best = (rank, !isRefused(item)) }
        }
        return best.isTaken
    }

    /// Type and subtype alone, in small letters.
    static func essence(_ text: some StringProtocol) -> String {
        let name = text.prefix { $0 != ";" }
        return String(name.filter { $0 != " " && $0 != "\t" }).lowercased()
    }

    private static func isRefused(_ item: Substring) -> Bool {
        item.split(separator: ";").dropFirst().contains { parameter in
            let text = String(parameter.filter { $0 != " " && $0 != "\t" }).lowercased()
            return text.hasPrefix("q=") && Double(text.dropFirst(2)) == 0
        }
    }
}
