internal import ConfigEditing
internal import Events

/// The `hooks` of a settings file, ours among those of others.
struct HookTable {
    enum Layout {
        /// Claude Code and Codex: an event has groups, a group a matcher and handlers.
        case grouped
        /// Cursor: an event has handlers.
        case flat
    }

    /// A command that an event runs.
    struct Handler: Equatable {
        var event: String
        var group: Int
        var index: Int
        var path: [ConfigStep]
        var value: JSONValue
        var matcher: JSONValue?

        var command: String? { value["command"]?.string }
        var invocation: HookInvocation? { command.flatMap(HookInvocation.init) }
        var isOurs: Bool { invocation != nil }
    }

    var document: JSONDocument
    let layout: Layout

    /// All handlers, in the order in which they stand.
    ///
    /// - Throws: `ConfigEditError` where `hooks` or an event has another type than it should.
    func handlers() throws(ConfigEditError) -> [Handler] {
        var found: [Handler] = []
        for event in try events() {
            let path: [ConfigStep] = ["hooks", .name(event)]
            // Throws where the event is something else than a list.
            _ = try document.value(at: path + [0])
            let entries = try document.value(at: path)?.array ?? []
            for (group, entry) in entries.enumerated() {
                found += try handlers(in: entry, event, path + [.index(group)], group)
            }
        }
        return found
    }

    /// Whether a hook of ours hears of an event; not in a table that cannot be read, which nobody runs.
    func hasOurs(for event: String) -> Bool {
        (try? handlers())?.contains { $0.event == event && $0.isOurs } ?? false
    }

    private func events() throws(ConfigEditError) -> [String] {
        // Throws where 'hooks' is something else than an object.
        _ = try document.value(at: ["hooks", "-"])
        return try document.value(at: ["hooks"])?.object?.keys.sorted() ?? []
    }

    private func handlers(
        in entry: JSONValue, _ event: String, _ path: [ConfigStep], _ group: Int
    ) throws(ConfigEditError) -> [Handler] {
        guard layout == .grouped else {
            return [Handler(event: event, group: group, index: 0, path: path, value: entry, matcher: nil)]
        }
        return (entry["hooks"]?.array ?? []).enumerated().map { index, value in
            Handler(
                event: event, group: group, index: index, path: path + ["hooks", .index(index)], value: value,
                matcher: entry["matcher"])
        }
    }

    /// One handler of ours for each wanted event, after those of others; one that is there stays where it is,
    /// with what the person changed in it, and only its program is brought up to date.
    mutating func install(_ wanted: [WantedHook], _ agent: Agent, on machine: Machine) throws(ConfigEditError)
    {
        let own = try handlers().filter(\.isOurs)
        var kept: Set<String> = []
        var extra: [Handler] = []
        for handler in own {
            guard wanted.contains(where: { $0.event == handler.event }), kept.insert(handler.event).inserted,
                let command = handler.invocation?.pointed(at: machine)
            else {
                extra.append(handler)
                continue
            }
            try document.set(.string(command), at: handler.path + ["command"])
        }
        try remove(extra)
        for hook in wanted where !kept.contains(hook.event) {
            try document.append(entry(hook, agent, machine), to: ["hooks", .name(hook.event)])
        }
    }

    /// Takes out ours, and the groups and events that are empty without them.
    mutating func uninstall() throws(ConfigEditError) {
        try remove(try handlers().filter(\.isOurs))
        if try document.value(at: ["hooks"])?.object?.isEmpty == true { try document.remove(at: ["hooks"]) }
    }

    private mutating func remove(_ handlers: [Handler]) throws(ConfigEditError) {
        // From the back, so that the places before stay right.
        for handler in handlers.reversed() {
            try document.remove(at: handler.path)
            let event: [ConfigStep] = ["hooks", .name(handler.event)]
            let group = event + [.index(handler.group)]
            if layout == .grouped, try document.value(at: group + ["hooks"])?.array?.isEmpty == true {
                try document.remove(at: group)
            }
            if try document.value(at: event)?.array?.isEmpty == true { try document.remove(at: event) }
        }
    }

    private func entry(_ hook: WantedHook, _ agent: Agent, _ machine: Machine) -> ConfigValue {
        let command = ConfigValue.Member("command", .string(HookInvocation.command(machine, agent)))
        let timeout = ConfigValue.Member("timeout", .integer(hook.timeout))
        let matcher = hook.matcher.map { [ConfigValue.Member("matcher", .string($0))] } ?? []
        guard layout == .grouped else { return .table(matcher + [command, timeout]) }
        let handler = ConfigValue.table([.init("type", .string("command")), command, timeout])
        return .table(matcher + [.init("hooks", .list([handler]))])
    }
}
