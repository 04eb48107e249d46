/// Which conversation, user and application a span belongs to: what it says itself, or inherits.
package struct Belonging: Sendable, Equatable {
    package var conversation: String?
    package var user: String?
    package var application: String?

    package init(conversation: String? = nil, user: String? = nil, application: String? = nil) {
        self.conversation = conversation
        self.user = user
        self.application = application
    }

    package var isEmpty: Bool { self == Belonging() }

    /// What is missing, from another.
    package func filled(from other: Belonging) -> Belonging {
        Belonging(
            conversation: conversation ?? other.conversation, user: user ?? other.user,
            application: application ?? other.application)
    }
}

/// A span as far as deciding on its conversation needs it.
package struct TraceMember: Sendable {
    /// Unique in the tenant; breaks ties.
    package var id: String
    package var spanID: String
    package var parentID: String?
    package var startedAt: Timestamp
    package var isModelCall: Bool
    package var own: Belonging
    package var agentSession: String?
    package var computed: String?

    package init(
        id: String, spanID: String, parentID: String?, startedAt: Timestamp, isModelCall: Bool,
        own: Belonging,
        agentSession: String? = nil, computed: String? = nil
    ) {
        self.id = id
        self.spanID = spanID
        self.parentID = parentID
        self.startedAt = startedAt
        self.isModelCall = isModelCall
        self.own = own
        self.agentSession = agentSession
        self.computed = computed
    }
}

/// Decides over a whole trace, since most spans say nothing of their conversation.
///
/// Its parts are also used one by one, where only some spans of a large trace are new.
package enum ConversationResolution {
    /// What each span of a trace belongs to, by its `spanID`; the conversation is never nil.
    package static func resolve(_ members: [TraceMember], traceID: String) -> [String: Belonging] {
        var names = TraceNames()
        for member in members { names.add(member) }
        let inherited = inherit(members)
        return Dictionary(
            members.map {
                ($0.spanID, decide($0, inherited: inherited[$0.spanID] ?? $0.own, names, traceID: traceID))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What each span says itself or its nearest ancestor that says it, each of the three for itself; a
    /// parent that is not there ends the way, and so does a circle.
    package static func inherit(_ members: [TraceMember]) -> [String: Belonging] {
        let bySpan = Dictionary(members.map { ($0.spanID, $0) }, uniquingKeysWith: { first, _ in first })
        let conversations = nearest(bySpan, \.own.conversation)
        let users = nearest(bySpan, \.own.user)
        let applications = nearest(bySpan, \.own.application)
        return bySpan.mapValues {
            Belonging(
                conversation: conversations[$0.spanID] ?? nil, user: users[$0.spanID] ?? nil,
                application: applications[$0.spanID] ?? nil)
        }
    }

    /// The order of trust: own or inherited, any named in the trace, an agent's session, computed, the trace.
    package static func decide(
        _ member: TraceMember, inherited: Belonging, _ names: TraceNames, traceID: String
    ) -> Belonging {
        let named = inherited.conversation ?? names.conversation?.value
        let session = member.agentSession ?? names.agentSession?.value
        let computed = (member.isModelCall ? member.computed : nil) ?? names.computed?.value
        return Belonging(
            conversation: named ?? session ?? computed ?? traceID,
            user: inherited.user ?? names.user?.value,
            application: inherited.application ?? names.application?.value)
    }

    /// Walks up from each span to the first that has a value, each span once.
    private static func nearest(
        _ spans: [String: TraceMember], _ value: KeyPath<TraceMember, String?>
    ) -> [String: String?] {
        var found: [String: String?] = [:]
        for start in spans.keys {
            var (way, seen, place, result): ([String], Set<String>, String?, String?) = ([], [], start, nil)
            while let id = place, let span = spans[id] {
                if let known = found[id] {
                    result = known
                    break
                }
                guard seen.insert(id).inserted else { break }
                way.append(id)
                if let own = span[keyPath: value] {
                    result = own
                    break
                }
                place = span.parentID
            }
            for id in way { found[id] = .some(result) }
        }
        return found
    }
}
