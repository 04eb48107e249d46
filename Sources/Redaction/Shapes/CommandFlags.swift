/// Commands that take a password as an argument, and by which flag.
struct CommandFlags: Sendable {
    let command: String
    let flags: [Flag]

    struct Flag: Sendable {
        let name: StaticString
        let form: Form
        /// Whether a user's name and a colon come first and stay readable.
        var hasUser = false
    }

    enum Form: Sendable {
        /// `-pSECRET`
        case attached
        /// `-p SECRET`
        case separate
    }

    static let all: [CommandFlags] =
        ["mysql", "mariadb", "mysqldump", "mysqladmin"].map {
            .init(command: $0, flags: [.init(name: "-p", form: .attached)])
        }
        + [
            "docker login", "podman login", "buildah login", "skopeo login", "registry login", "az login",
            "oc login",
        ]
        .map {
            .init(
                command: $0, flags: [.init(name: "-p", form: .separate), .init(name: "-p", form: .attached)])
        }
        + [
            .init(
                command: "sshpass",
                flags: [.init(name: "-p", form: .separate), .init(name: "-p", form: .attached)]),
            .init(command: "mongo", flags: [.init(name: "-p", form: .separate)]),
            .init(command: "redis-cli", flags: [.init(name: "-a", form: .separate)]),
            .init(command: "ldapsearch", flags: [.init(name: "-w", form: .separate)]),
            .init(command: "ansible-vault", flags: [.init(name: "-p", form: .separate)]),
            .init(command: "7z", flags: [.init(name: "-p", form: .attached)]),
            .init(command: "zip", flags: [.init(name: "-P", form: .separate)]),
            .init(
                command: "curl",
                flags: [
                    .init(name: "-u", form: .separate, hasUser: true),
                    .init(name: "-u", form: .attached, hasUser: true),
                    .init(name: "--user", form: .separate, hasUser: true),
                    .init(name: "--user=", form: .attached, hasUser: true),
                    .init(name: "-U", form: .separate, hasUser: true),
                    .init(name: "--proxy-user", form: .separate, hasUser: true),
                ]),
            .init(command: "http", flags: [.init(name: "-a", form: .separate, hasUser: true)]),
            .init(command: "smbclient", flags: [.init(name: "-U", form: .separate, hasUser: true)]),
        ]
}

extension CommandFlags {
    /// Reads the command's arguments; returns those that its flags make secret, and the end of what was read.
    static func secrets(in text: Bytes, at place: Range<Int>) -> (secrets: [Finding], end: Int) {
        guard text.isFresh(at: place.lowerBound), ByteClass(" \t").contains(text[place.upperBound]) else {
            return ([], place.upperBound)
        }
        let name = text.string(place).lowercased()
        guard let rule = all.first(where: { $0.command == name }) else { return ([], place.upperBound) }
        var words = CommandWords(text: text, from: place.upperBound)
        var found: [Finding] = []
        while let word = words.next() {
            for flag in rule.flags {
                guard let argument = flag.argument(in: text, word, &words) else { continue }
                if let range = flag.secret(in: text, argument) {
                    found.append(Finding(rule: "password", range: range))
                }
                break
            }
        }
        return (found, words.position)
    }
}

extension CommandFlags.Flag {
    /// Returns the argument's place when the word is this flag.
    fileprivate func argument(in text: Bytes, _ word: Range<Int>, _ words: inout CommandWords) -> Range<Int>?
    {
        let end = word.lowerBound + name.utf8CodeUnitCount
        guard end <= word.upperBound, isNamed(in: text, at: word.lowerBound) else { return nil }
        switch form {
        case .separate: return end == word.upperBound ? words.next() : nil
        case .attached:
            return end < word.upperBound ? CommandWords.unquoted(text, end..<word.upperBound) : nil
        }
    }

    private func isNamed(in text: Bytes, at start: Int) -> Bool {
        (0..<name.utf8CodeUnitCount).allSatisfy { text[start + $0] == name.utf8Start[$0] }
    }

    fileprivate func secret(in text: Bytes, _ argument: Range<Int>) -> Range<Int>? {
        var range = argument
        if hasUser {
            guard
                let colon = text.firstIndex(
                    of: UInt8(ascii: ":"), from: range.lowerBound, before: range.upperBound)
            else { return nil }
            range = (colon + 1)..<range.upperBound
        }
        return range.isEmpty || Placeholder.isReferenceOrTemplate(text, range) ? nil : range
    }
}
