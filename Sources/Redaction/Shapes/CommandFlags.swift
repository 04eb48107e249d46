/// Commands that take a password as an argument, and by which flag.
struct CommandFlags: Sendable {
    let command: String
    let flags: [Flag]
    /// Too common a word to mean the command anywhere but in a list of arguments.
    var isListOnly = false

    struct Flag: Sendable {
        let name: StaticString
        let form: Form
        /// What ends the user's name, which comes first and stays readable.
        var userEnd: UInt8?
        /// Whether the argument is a cookie header's text.
        var isCookie = false
    }

    enum Form: Sendable {
        /// `-pSECRET`
        case attached
        /// `-p SECRET`
        case separate
        /// The n-th word that is no flag.
        case operand(Int)
    }
}

extension CommandFlags {
    private static let byName = Dictionary(all.map { ($0.command, $0) }) { first, _ in first }

    /// Reads the command's arguments; returns those that its flags make secret, and the end of what was read.
    static func secrets(in text: Bytes, at place: Range<Int>) -> (secrets: [Finding], end: Int) {
        guard text.isFresh(at: place.lowerBound),
            let start = CommandWords.listStart(text, place) ?? wordStart(text, place),
            let rule = byName[text.string(place).lowercased()],
            !rule.isListOnly || !ByteClass.blank.contains(text[place.upperBound])
        else { return ([], place.upperBound) }
        var words = CommandWords(
            text: text, from: start, isList: !ByteClass.blank.contains(text[place.upperBound]))
        var found: [Finding] = []
        var operands = 0
        while let word = words.next() {
            if text[word.lowerBound] != UInt8(ascii: "-") { operands += 1 }
            for flag in rule.flags {
                guard let argument = flag.argument(in: text, word, &words, operands) else { continue }
                found += flag.secrets(in: text, argument)
                break
            }
        }
        return (found, words.position)
    }

    private static func wordStart(_ text: Bytes, _ place: Range<Int>) -> Int? {
        ByteClass.blank.contains(text[place.upperBound]) ? place.upperBound : nil
    }
}

extension CommandFlags.Flag {
    /// Returns the argument's place when the word is this flag.
    fileprivate func argument(
        in text: Bytes, _ word: Range<Int>, _ words: inout CommandWords, _ operands: Int
    ) -> Range<Int>? {
        if case .operand(let number) = form {
            return operands == number && text[word.lowerBound] != UInt8(ascii: "-") ? word : nil
        }
        let end = word.lowerBound + name.utf8CodeUnitCount
        guard end <= word.upperBound, isNamed(in: text, at: word.lowerBound) else { return nil }
        if case .separate = form { return end == word.upperBound ? words.next() : nil }
        return end < word.upperBound ? CommandWords.unquoted(text, end..<word.upperBound) : nil
    }

    private func isNamed(in text: Bytes, at start: Int) -> Bool {
        (0..<name.utf8CodeUnitCount).allSatisfy { text[start + $0] == name.utf8Start[$0] }
    }

    fileprivate func secrets(in text: Bytes, _ argument: Range<Int>) -> [Finding] {
        if isCookie { return CookieValue.secrets(in: text, argument) }
        guard let range = secret(in: text, argument), !Placeholder.isReferenceOrTemplate(text, range) else {
            return []
        }
        return [Finding(rule: "password", range: range)]
    }

    /// Leaves a user's name out; a key may stand in its place, `-u KEY:`.
    private func secret(in text: Bytes, _ argument: Range<Int>) -> Range<Int>? {
        guard let userEnd else { return argument.isEmpty ? nil : argument }
        guard let end = text.firstIndex(of: userEnd, from: argument.lowerBound, before: argument.upperBound)
        else { return nil }
        let user = argument.lowerBound..<end
        let password = (end + 1)..<argument.upperBound
        guard password.isEmpty else { return password }
        return user.count >= 16 && Randomness.looksRandom(text, user) ? user : nil
    }
}
