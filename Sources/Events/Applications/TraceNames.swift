/// What a trace as a whole says of conversation, user and application: for the spans that neither say nor
/// inherit anything.
///
/// Of several values the earliest span's counts, then the least id: the same in whatever order they came.
package struct TraceNames: Sendable, Equatable, Codable {
    package struct Earliest: Sendable, Equatable, Codable {
        package var at: Timestamp
        package var id: String
        package var value: String
    }

    package private(set) var conversation: Earliest?
    package private(set) var agentSession: Earliest?
    package private(set) var computed: Earliest?
    package private(set) var user: Earliest?
    package private(set) var application: Earliest?

    package init() {}

    package mutating func add(_ member: TraceMember) {
        func earliest(_ known: Earliest?, _ value: String?) -> Earliest? {
            guard let value else { return known }
            if let known, (known.at, known.id) <= (member.startedAt, member.id) { return known }
            return Earliest(at: member.startedAt, id: member.id, value: value)
        }
        conversation = earliest(conversation, member.own.conversation)
        agentSession = earliest(agentSession, member.agentSession)
        computed = earliest(computed, member.isModelCall ? member.computed : nil)
        user = earliest(user, member.own.user)
        application = earliest(application, member.own.application)
    }

    /// The values alone: while they stay, no span of the trace changes its place.
    package var values: [String?] {
        [conversation, agentSession, computed, user, application].map { $0?.value }
    }
}
