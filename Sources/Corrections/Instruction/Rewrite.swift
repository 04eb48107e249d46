/// Turns a reproach into the imperative of its own verb: "why did you use npm" into "Do not use npm".
enum Rewrite {
    /// The imperative, nil where the sentence is none of the known forms.
    static func imperative(of words: [Spoken]) -> String? {
        for form in forms[words.first?.plain ?? ""] ?? [] where words.count > form.opening.count {
            guard zip(words, form.opening).allSatisfy({ $0.plain == $1 }) else { continue }
            if let text = apply(form, Array(words.dropFirst(form.opening.count))) { return text }
        }
        return nil
    }

    private struct Form: Sendable {
        var opening: [String]
        var start: String
        var verb: Verb.Form
    }

    private static func apply(_ form: Form, _ rest: [Spoken]) -> String? {
        guard let first = rest.first, let verb = Verb.base(of: first, form.verb) else { return nil }
        if form.start == "Let the user" { return person(verb, rest) }
        if form.start == "Mine" { return rest.contains { $0.plain == "myself" } ? person(verb, rest) : nil }
        if form.start == "Unasked" { return unasked(verb, rest) }
        if form.start == "Do not", let turned = turned(verb, rest) { return turned }
        return ([form.start, verb] + rest.dropFirst().map(\.written)).filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    /// "Who asked you to commit, let alone push" is "Do not commit unasked".
    private static func unasked(_ verb: String, _ rest: [Spoken]) -> String {
        let end = rest.firstIndex(where: \.endsPhrase).map { $0 + 1 } ?? rest.count
        let words = [verb] + rest[..<end].dropFirst().map(\.written)
        return "Do not " + words.joined(separator: " ").trimmingMarks + " unasked"
    }

    /// "I'll run the server myself, just tell me" is "Let the user run the server".
    private static func person(_ verb: String, _ rest: [Spoken]) -> String? {
        let end = rest.firstIndex { ["myself", "just"].contains($0.plain) } ?? rest.count
        guard end > 0 else { return nil }
        return (["Let the user", verb] + rest[1..<end].map(\.written)).joined(separator: " ")
    }

    /// "(you) edited the main workspace, not the session" is "Edit the session, not the main workspace".
    private static func turned(_ verb: String, _ rest: [Spoken]) -> String? {
        guard let not = rest.firstIndex(where: { $0.plain == "not" }), not > 1, rest[not - 1].endsPhrase,
            not + 1 < rest.count
        else { return nil }
        let place = rest[1..<not].lastIndex { prepositions.contains($0.plain) }.map { $0 + 1 } ?? 1
        let end = rest[(not + 1)...].firstIndex(where: \.endsPhrase).map { $0 + 1 } ?? rest.count
        let wanted = rest[(not + 1)..<end].map(\.plain)
        let words = [verb] + rest[1..<place].map(\.written) + wanted
        let text =
            words.joined(separator: " ") + ", not " + rest[place..<not].map(\.plain).joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let prepositions: Set<String> = ["in", "on", "to", "into", "from", "with", "at", "under"]

    /// By first word; `openings | start | form of the verb that follows`.
    private static let forms: [String: [Form]] = {
        let all = table.split(separator: "\n").flatMap { line -> [Form] in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming(" ") }
            guard parts.count == 3, let verb = Verb.Form(rawValue: parts[2]) else { return [] }
            return parts[0].split(separator: ",").map {
                Form(opening: $0.split(separator: " ").map(String.init), start: parts[1], verb: verb)
            }
        }
        return Dictionary(grouping: all.sorted { $0.opening.count > $1.opening.count }) {
            $0.opening.first ?? ""
        }
    }()

    private static let table = """
        why did you not,why didnt you,why dont you,why didnt we,did you not,didnt you,did you,did we,you didnt,you did not,you didnt even||base
        you forgot to,you failed to,you never,dont forget to,you should,i want you to,i wanted you to,i asked you to||base
        why did you,why do you,why would you,why did we,why do we|Do not|base
        you shouldnt,you should not,you must not,we shouldnt,we should not,dont,do not,please dont,i dont want you to,i dont want to|Do not|base
        you should never,you must never|Never|base
        you dont need to,no need to,we dont need to|No need to|base
        i dont want,we dont want,we dont need,i dont need,dont need,no need for,we do not want,we do not need,i do not want|Leave out|any
        ill,i will,let me|Let the user|base
        i,i always|Mine|base
        we use,in this repo we use,here we use|Use|any
        we only use|Only use|any
        we always|Always|base
        we never|Never|base
        we dont,we do not|Do not|base
        you cant,you cant just,you cannot,you cannot just,you can not|Do not|base
        nobody asked to,nobody asked you to,no one asked you to,who asked you to,who told you to,i didnt ask you to|Unasked|base
        i did not ask you to,i never asked you to,i never told you to,did i ask you to|Unasked|base
        why are you,why are we,why do you keep,you keep,stop,youre,you are,are you still,why are you still,you should not be,you shouldnt be,you are still,youre still,please stop|Do not|gerund
        why are you not,why arent you,youre not,you arent,you are not||gerund
        you just,you also,you,why have you,you have,youve,i see you,i think you,you accidentally,you shouldnt have,you should not have,looks like you|Do not|past
        you havent,you should have,why havent you,have you,you have not||past
        """
}

extension String {
    /// Without the marks that end a sentence.
    fileprivate var trimmingMarks: String {
        var rest = self[...]
        while let last = rest.last, ",;:.!? ".contains(last) { rest.removeLast() }
        return String(rest)
    }
}

extension Substring {
    fileprivate func trimming(_ unwanted: Character) -> String {
        var rest = self
        while rest.first == unwanted { rest.removeFirst() }
        while rest.last == unwanted { rest.removeLast() }
        return String(rest)
    }
}
