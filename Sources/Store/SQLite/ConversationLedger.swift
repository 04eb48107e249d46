internal import Events

/// What one body changed of conversations: of their counts, and from when on their messages must be folded.
struct ConversationLedger {
    struct Change {
        var spans: Int64 = 0
        var counts = ConversationCounts()
        var models: [String: Int64] = [:]
        /// The earliest model call that came, went or changed.
        var since: Int64?
        /// True where the conversation's user or application may be another now.
        var changesWho = false
    }

    private(set) var changes: [String: Change] = [:]

    mutating func add(_ place: SpanPlace) { book(place, 1) }

    mutating func remove(_ place: SpanPlace) { book(place, -1) }

    mutating func move(from old: SpanPlace, to new: SpanPlace) {
        guard old.conversation != new.conversation || old.duplicateOf != new.duplicateOf else {
            changes[new.conversation, default: Change()].changesWho = true
            return
        }
        remove(old)
        add(new)
    }

    private mutating func book(_ place: SpanPlace, _ sign: Int64) {
        var change = changes[place.conversation, default: Change()]
        defer { changes[place.conversation] = change }
        change.changesWho =
            change.changesWho || place.belonging.user != nil || place.belonging.application != nil
        guard place.duplicateOf == nil else { return }
        change.spans += sign
        change.counts.add(ConversationCounts(of: place), times: sign)
        if place.isModelCall, let model = place.model { change.models[model, default: 0] += sign }
        if place.isModelCall, place.messages > 0 {
            change.since = min(change.since ?? .max, place.startedAt.milliseconds)
        }
    }
}

/// Sums over a conversation's spans, exact in whatever order they are added and taken away.
struct ConversationCounts: Equatable {
    var calls: Int64 = 0
    var errors: Int64 = 0
    var input: Int64 = 0
    var output: Int64 = 0
    var cacheRead: Int64 = 0
    var cacheWrite: Int64 = 0
    var reasoning: Int64 = 0
    /// In billionths of a dollar: floating-point sums would depend on the order.
    var cost: Int64 = 0

    /// No real count is larger; what a sender claims beyond must not overflow the sums.
    private static let ceiling: Int64 = 1_000_000_000_000

    init() {}

    /// Tokens and money are a model's (calls and embeddings); what a workflow sums up again is no more use.
    init(of place: SpanPlace) {
        func bounded(_ count: Int64?) -> Int64 { min(max(count ?? 0, 0), Self.ceiling) }
        errors = place.isError ? 1 : 0
        calls = place.isModelCall ? 1 : 0
        guard place.spendsTokens, let usage = place.usage else { return }
        input = bounded(usage.input)
        output = bounded(usage.output)
        cacheRead = bounded(usage.cacheRead)
        cacheWrite = bounded(usage.cacheWrite)
        reasoning = bounded(usage.reasoning)
        let nano = ((usage.cost ?? 0) * 1e9).rounded()
        cost = nano.isFinite && nano > 0 ? Int64(min(nano, 1e15)) : 0
    }

    mutating func add(_ other: ConversationCounts, times sign: Int64) {
        calls &+= sign &* other.calls
        errors &+= sign &* other.errors
        input &+= sign &* other.input
        output &+= sign &* other.output
        cacheRead &+= sign &* other.cacheRead
        cacheWrite &+= sign &* other.cacheWrite
        reasoning &+= sign &* other.reasoning
        cost &+= sign &* other.cost
    }
}
