import Events

/// Corrections and clusters for tests, with everything that a test does not care about filled in.
enum Sample {
    static func correction(
        _ id: String, _ words: String, day: Int64 = 0, session: String = "s1",
        user: String? = "dev@example.com",
        instruction: String? = nil, commands: [String] = [], refused: [String] = []
    ) -> Correction {
        let seen =
            commands.map { Evidence(channel: .command, event: "e-\(id)", detail: $0) }
            + refused.map { Evidence(channel: .refusal, event: "e-\(id)", detail: $0) }
        return Correction(
            id: id, session: SessionKey(agent: .claude, id: session), user: user, repository: "acme/web",
            at: Timestamp(milliseconds: day * 86_400_000), kind: .tool, words: words,
            instruction: instruction ?? words,
            confidence: 0.9, durability: 0.9,
            evidence: [Evidence(channel: .words, event: "e-\(id)", detail: words)] + seen)
    }

    static func cluster(
        _ instruction: String, _ corrections: [Correction], id: String = "0123456789abcdef0123456789abcdef",
        scope: Scope = .repository("acme/web")
    ) -> Cluster {
        Cluster(
            id: id, members: corrections.map(\.id), instruction: instruction,
            recurrence: Recurrence(of: corrections),
            scope: scope)
    }
}
