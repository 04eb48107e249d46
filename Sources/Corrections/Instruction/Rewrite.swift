/// Turns a reproach into the imperative of its own verb: "why did you use npm" into "Do not use npm".
enum Rewrite {
    /// The imperative, nil where the sentence is none of the known forms.
    ///
    /// `words` as written, `plain` the same in lower case without marks.
    static func imperative(_ words: [String], _ plain: [String]) -> String? {
        for form in forms where plain.count > form.opening.count && plain.starts(with: form.opening) {
            let rest = Array(words.dropFirst(form.opening.count))
            if let text = apply(form.change, rest, plain[form.opening.count]) { return text }
        }
        return nil
    }

    private enum Change {
        /// Prefix these words and keep the rest: its first word is a verb in its base form, or a noun.
        case prefix(String)
        /// The rest starts with a verb in -ing: put it in its base form after these words.
        case gerund(String)
        /// The rest starts with a verb in the past: put it in its base form after these words.
        case past(String)
    }

    private static func apply(_ change: Change, _ rest: [String], _ first: String) -> String? {
        switch change {
        case .prefix(let start): return ([start] + rest).filter { !$0.isEmpty }.joined(separator: " ")
        case .gerund(let start):
            guard let verb = Verb.base(ofGerund: first) else { return nil }
            return ([start, verb] + rest.dropFirst()).filter { !$0.isEmpty }.joined(separator: " ")
        case .past(let start):
            guard let verb = Verb.base(ofPast: first) else { return nil }
            return ([start, verb] + rest.dropFirst()).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private static let forms: [(opening: [String], change: Change)] = {
        let base: [(String, Change)] = [
            ("why did you not", .prefix("")), ("why did you", .prefix("Do not")),
            ("why didnt you", .prefix("")),
            ("why dont you", .prefix("")), ("why do you", .prefix("Do not")),
            ("why would you", .prefix("Do not")),
            ("why did we", .prefix("Do not")), ("why didnt we", .prefix("")),
            ("why are you not", .gerund("")),
            ("why arent you", .gerund("")), ("why are you", .gerund("Do not")),
            ("why are we", .gerund("Do not")),
            ("why do you keep", .gerund("Do not")), ("you keep", .gerund("Do not")),
            ("stop", .gerund("Do not")),
            ("did you not", .prefix("")), ("didnt you", .prefix("")), ("did you", .prefix("")),
            ("you didnt", .prefix("")), ("you did not", .prefix("")), ("you havent", .past("")),
            ("you forgot to", .prefix("")), ("you failed to", .prefix("")), ("dont forget to", .prefix("")),
            ("youre not", .gerund("")), ("you are not", .gerund("")), ("you arent", .gerund("")),
            ("youre", .gerund("Do not")), ("you are", .gerund("Do not")), ("you just", .past("Do not")),
            ("you also", .past("Do not")), ("you", .past("Do not")), ("you shouldnt", .prefix("Do not")),
            ("you should not", .prefix("Do not")), ("you should never", .prefix("Never")),
            ("you should have", .past("")),
            ("you shouldnt have", .past("Do not")), ("you must not", .prefix("Do not")),
            ("we shouldnt", .prefix("Do not")),
            ("we should not", .prefix("Do not")), ("dont", .prefix("Do not")), ("do not", .prefix("Do not")),
            ("i dont want you to", .prefix("Do not")), ("i dont want to", .prefix("Do not")),
            ("i dont want", .prefix("Leave out")),
            ("we dont want", .prefix("Leave out")), ("we dont need", .prefix("Leave out")),
            ("i dont need", .prefix("Leave out")),
            ("you dont need to", .prefix("No need to")), ("no need to", .prefix("No need to")),
            ("dont need", .prefix("Leave out")),
            ("no need for", .prefix("Leave out")), ("ill", .prefix("Let the user")),
            ("i will", .prefix("Let the user")),
            ("is there a reason you", .past("Do not")), ("should", .prefix("Should")),
        ]
        return base.map { ($0.split(separator: " ").map(String.init), $1) }
            .filter { $0.0 != ["should"] }
            .sorted { $0.0.count > $1.0.count }
    }()
}
