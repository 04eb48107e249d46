internal import Events

/// What a user put in the place of a few words of the agent's lines, where that is the only thing that changed.
struct EditChange: Sendable, Hashable {
    /// `float` and `Decimal`, as they stand in the lines.
    var dropped: String
    var adopted: String

    var instruction: String { "Use \(adopted), not \(dropped)" }

    /// Nil unless one run of at most four words on each side differs, and both sides say something.
    init?(_ edit: WorkTreeEdit) {
        guard edit.kind == .rewrote, !edit.isWhitespaceOnly else { return nil }
        var old = words(of: edit.agentText)[...]
        var new = words(of: edit.userText)[...]
        guard old.count > 1, new.count > 1 else { return nil }
        while let left = old.first, left == new.first {
            old.removeFirst()
            new.removeFirst()
        }
        while let left = old.last, left == new.last {
            old.removeLast()
            new.removeLast()
        }
        guard (1...4).contains(old.count), (1...4).contains(new.count) else { return nil }
        dropped = old.joined(separator: " ")
        adopted = new.joined(separator: " ")
        guard [dropped, adopted].allSatisfy({ $0.utf8.count <= 60 && $0.contains(where: \.isLetter) }) else {
            return nil
        }
    }
}

/// The identifiers, numbers and marks of lines of code, at most 200; white space only parts them.
private func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first, words.count < 200 {
        guard !first.isWhitespace else {
            rest.removeFirst()
            continue
        }
        let word = isName(first) ? rest.prefix(while: isName) : rest.prefix(1)
        words.append(word)
        rest = rest.dropFirst(word.count)
    }
    return words
}

private func isName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
}
