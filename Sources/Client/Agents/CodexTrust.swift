internal import ConfigEditing
internal import Events

/// Which hooks Codex runs: those whose digest stands in `[hooks.state]` of its `config.toml`.
///
/// A state is found by the file, the event and the places of group and handler, so that taking a hook out moves
/// those behind it: what the person trusted is then found under its new place.
struct CodexTrust {
    /// `hooks.json` as Codex names it.
    let file: String
    let machine: Machine

    /// Over what Codex takes for the identity of a hook: compact JSON, names in order.
    static func digest(_ handler: HookTable.Handler) -> String {
        var hook: [String: JSONValue] = [
            "type": .string("command"), "command": handler.value["command"] ?? .null,
            "timeout": .integer(timeout(handler)), "async": .bool(handler.value["async"]?.bool ?? false),
        ]
        hook["statusMessage"] = handler.value["statusMessage"]
        var identity: [String: JSONValue] = [
            "event_name": .string(snakeCase(handler.event)), "hooks": .array([.object(hook)]),
        ]
        if let matcher = handler.matcher, matcher != .null { identity["matcher"] = matcher }
        return "sha256:" + ContentID.sha256(JSONValue.object(identity).text.utf8)
    }

    /// Codex takes 600 s where none is said; at the end of a session and at an interrupt 1 s, and never more
    /// than 3 s.
    private static func timeout(_ handler: HookTable.Handler) -> Int64 {
        let given = handler.value["timeout"]?.integer
        return ["SessionEnd", "Interrupt"].contains(handler.event) ? min(given ?? 1, 3) : given ?? 600
    }

    func key(_ handler: HookTable.Handler) -> String {
        "\(file):\(Self.snakeCase(handler.event)):\(handler.group):\(handler.index)"
    }

    private static func snakeCase(_ name: String) -> String {
        let words = name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
        return words.hasPrefix("_") ? String(words.dropFirst()) : words
    }

    /// Whether it is exactly what we write; anything else the person should look at before it runs.
    func mayTrust(_ handler: HookTable.Handler) -> Bool {
        handler.command == HookInvocation.command(machine, .codex)
    }

    func isTrusted(_ handler: HookTable.Handler, in config: TOMLDocument) -> Bool {
        let state = config.value(at: ["hooks", "state", .name(key(handler))])
        return state?["trusted_hash"]?.string == Self.digest(handler) && state?["enabled"]?.bool != false
    }

    /// Trusts our hooks, forgets those that are gone, and takes along the states of others that moved.
    func apply(
        to config: inout TOMLDocument, before: [HookTable.Handler], after: [HookTable.Handler]
    ) throws(ConfigEditError) {
        let states = config.value(at: ["hooks", "state"])?.object ?? [:]
        let moved = zip(before.filter { !$0.isOurs }, after.filter { !$0.isOurs })
            .map { (from: key($0), to: key($1)) }.filter { $0.from != $0.to }
        let own = after.filter(\.isOurs).map(key)
        let gone = before.filter(\.isOurs).map(key).filter { !own.contains($0) } + moved.map(\.from)
        for key in gone { try config.remove(at: ["hooks", "state", .name(key)]) }
        for (from, to) in moved {
            guard let state = states[from]?.object else { continue }
            // What stood at its new place was of one that is gone or has moved itself.
            try config.remove(at: ["hooks", "state", .name(to)])
            for (name, value) in state.sorted(by: { $0.key < $1.key }) {
                guard let value = value.scalar else { continue }
                try config.set(value, at: ["hooks", "state", to, name])
            }
        }
        for handler in after where handler.isOurs && mayTrust(handler) {
            try config.set(
                .string(Self.digest(handler)), at: ["hooks", "state", key(handler), "trusted_hash"])
        }
        for path in [["hooks", "state"], ["hooks"]] as [[ConfigStep]] where config.isBare(path) {
            try config.remove(at: path)
        }
    }
}

extension JSONValue {
    /// The same to be written; nil for what has parts, and for null.
    fileprivate var scalar: ConfigValue? {
        switch self {
        case .bool(let bool): .bool(bool)
        case .integer(let number): .integer(number)
        case .string(let text): .string(text)
        case .number, .null, .array, .object: nil
        }
    }
}
