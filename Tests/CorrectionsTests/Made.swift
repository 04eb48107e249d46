import Corrections
import Events

/// Values for tests, made short.
func turn(
    _ text: String?, at position: Int = 3, id: String = "e", said: String = "Done, all tests pass.",
    ran: [String] = [], failed: [String] = [], wrote: [String] = [],
    channel: UserTurn.Channel = .prompt, interrupted: Bool = false
) -> UserTurn {
    UserTurn(
        id: "\(id)\(position)", position: position, at: Timestamp(milliseconds: Int64(position) * 1000),
        channel: channel,
        text: text, interrupted: interrupted, agentText: said,
        actions: wrote.map { AgentAction(tool: "Write", input: $0, outcome: .succeeded) }
            + ran.map { AgentAction(tool: "Bash", input: $0, outcome: .succeeded) }
            + failed.map { AgentAction(tool: "Bash", input: $0, outcome: .failed) })
}

func conversation(_ turns: UserTurn..., session: String = "s1") -> Conversation {
    Conversation(
        session: SessionKey(agent: .claude, id: session), user: "ann", repository: "shop", turns: turns)
}

func correction(
    _ words: String, id: String, session: String = "s", user: String? = "ann", repository: String? = "shop",
    day: Int64 = 0, instruction: String? = nil
) -> Correction {
    Correction(
        id: id, session: SessionKey(agent: .claude, id: session), user: user, repository: repository,
        at: Timestamp(milliseconds: day * 86_400_000), kind: .convention, words: words,
        instruction: instruction ?? words,
        confidence: 0.9, durability: 0.8,
        evidence: [Evidence(channel: .words, event: id, detail: words)])
}
