internal import Events

/// Takes records out of a raw event's body by the names that they carry, and leaves those of others.
struct RawPruning {
    static let reason = "forgotten"

    /// Ids of sessions, conversations and traces, people, repositories: a record goes where one of its strings
    /// is exactly one of them.
    let names: Set<String>

    /// The members that hold records, and what holds those in turn.
    private static let containers: Set = [
        "resourceLogs", "scopeLogs", "logRecords", "resourceSpans", "scopeSpans", "spans", "resourceMetrics",
        "scopeMetrics", "metrics", "dataPoints", "records",
    ]
    /// Members between a container and the next one.
    private static let passages: Set = [
        "gauge", "sum", "histogram", "exponentialHistogram", "summary", "data", "attributes",
    ]

    /// The body without those records; nil where nothing is left.
    ///
    /// Where a record of them is known by its neighbours only, the whole body goes: to forget comes first.
    func pruned(_ event: RawEvent, _ normalize: (RawEvent) throws -> Normalized) -> String? {
        // An unreadable body has no records; it goes whole.
        guard let value = try? JSONValue(parsing: event.body) else { return nil }
        let whole = try? normalize(event)
        if let whole, !whole.isEmpty, whole.isAll(of: names) { return nil }
        guard let rest = Self.without(names, value, depth: 0) else { return nil }
        var left = event
        left.body = rest.text
        if let found = try? normalize(left), found.hasAny(of: names) { return nil }
        return left.body
    }

    /// Whether any string of a body is one of the names.
    func touches(_ body: String) -> Bool {
        guard let value = try? JSONValue(parsing: body) else { return false }
        return !Self.strings(of: value).isDisjoint(with: names)
    }

    /// All strings of a value that are short enough for a name.
    static func strings(of value: JSONValue) -> Set<String> {
        var (found, open): (Set<String>, [JSONValue]) = ([], [value])
        while let next = open.popLast() {
            switch next {
            case .string(let text): if text.utf8.count <= 512 { found.insert(text) }
            case .array(let items): open += items
            case .object(let members): open += members.values
            default: continue
            }
        }
        return found
    }

    /// Nil where a name stands in it outside of any records, or no record is left.
    ///
    /// Records lie seven levels deep at most; what is deeper is looked at as a whole.
    private static func without(_ names: Set<String>, _ value: JSONValue, depth: Int) -> JSONValue? {
        if case .array(let items) = value, depth == 0 {
            let left = items.compactMap { without(names, $0, depth: 1) }
            return left.isEmpty ? nil : .array(left)
        }
        guard case .object(var members) = value, depth < 12 else {
            return strings(of: value).isDisjoint(with: names) ? value : nil
        }
        var (held, left) = (0, 0)
        for (name, member) in members {
            if containers.contains(name), case .array(let items) = member {
                let kept = items.compactMap { without(names, $0, depth: depth + 1) }
                (held, left) = (held + items.count, left + kept.count)
                members[name] = .array(kept)
            } else if passages.contains(name), case .object = member {
                guard let kept = without(names, member, depth: depth + 1) else { return nil }
                members[name] = kept
            } else if !strings(of: member).isDisjoint(with: names) {
                return nil
            }
        }
        return held > 0 && left == 0 ? nil : .object(members)
    }
}

extension Normalized {
    fileprivate var isEmpty: Bool { events.isEmpty && spans.isEmpty && evaluations.isEmpty }

    fileprivate func isAll(of names: Set<String>) -> Bool {
        events.allSatisfy { names.contains($0.session.id) } && spans.allSatisfy { $0.isOne(of: names) }
            && evaluations.allSatisfy { $0.isOne(of: names) }
    }

    fileprivate func hasAny(of names: Set<String>) -> Bool {
        events.contains { names.contains($0.session.id) } || spans.contains { $0.isOne(of: names) }
            || evaluations.contains { $0.isOne(of: names) }
    }
}

extension LLMSpan {
    fileprivate func isOne(of names: Set<String>) -> Bool {
        names.contains(traceID) || conversation.own.map(names.contains) ?? false
    }
}

extension Evaluation {
    fileprivate func isOne(of names: Set<String>) -> Bool {
        switch target {
        case .span(let trace, _), .trace(let trace): names.contains(trace)
        case .session(let id): names.contains(id)
        case .tag(_, let value): names.contains(value)
        }
    }
}
