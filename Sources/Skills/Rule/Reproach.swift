/// Turns a reproach for a habit into the rule against it: "you keep making default exports" says not to make
/// them.
///
/// Only "keep" and a known verb: what somebody "always" or "again" does may be what is wanted.
enum Reproach {
    private static let openings = ["why do you keep ", "do you keep ", "you keep on ", "you keep "]

    static func turned(_ text: String) -> String? {
        let lower = text.lowercased()
        guard let opening = openings.first(where: lower.hasPrefix) else { return nil }
        let rest = text.dropFirst(opening.count)
        let doing = rest.prefix { $0.isLetter }
        guard let verb = verb(of: doing.lowercased()) else { return nil }
        var object = rest.dropFirst(doing.count)
        while let last = object.last, "?!. ".contains(last) { object.removeLast() }
        // "You keep going" forbids nothing.
        guard object.contains(where: \.isLetter), !object.contains("?") else { return nil }
        return "Do not " + verb + object
    }

    private static func verb(of doing: String) -> String? {
        if let known = generic[doing] { return known }
        guard doing.hasSuffix("ing") else { return nil }
        let stem = String(doing.dropLast(3))
        let undoubled = String(stem.dropLast())
        return [stem, stem + "e", undoubled].first { Gerund.of($0) == doing }
    }

    private static let generic = [
        "using": "use", "making": "make", "doing": "do", "going": "go", "taking": "take", "getting": "get",
        "leaving": "leave", "calling": "call", "touching": "touch",
    ]
}
