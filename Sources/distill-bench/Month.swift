import Events

/// A month of a small team: sessions of ordinary turns, some of which hold what somebody keeps saying.
struct Month {
    static let start = Timestamp(milliseconds: 20_000 * 86_400_000 + 9 * 3_600_000)
    static let end = Timestamp(milliseconds: 20_035 * 86_400_000)
    private static let people = [
        "ana@example.com", "ben@example.com", "chris@example.com", "dee@example.com",
    ]
    private static let tasks = [
        "add an endpoint that lists the open invoices", "the export takes too long, find out why",
        "write the importer for the new price list", "move the settings page to the new layout",
        "look at the failing nightly job", "add a field for the cost centre", "clean up the release notes",
        "implement the retry for the webhook", "explain how the cache is filled", "prepare the upgrade",
    ]
    private static let repositories = ["acme/api", "acme/web", "acme/tools"]

    private var random: Sampling
    private var ordinary: [MadeTurn]
    private var next = 0
    private let turnsASession: Int
    private let repeats: Bool

    /// Spreads the turns evenly over so many sessions, each once; where there are too few they come again, if they may:
    /// what comes again in other sessions is a habit of its own.
    init(ordinary: [MadeTurn], sessions: Int, seed: Int, repeats: Bool) {
        self.repeats = repeats
        random = Sampling(seed: seed)
        turnsASession = max(1, ordinary.count / max(sessions, 1))
        self.ordinary = ordinary.shuffled(using: &random)
    }

    /// A session of a task and a few ordinary turns, with a saying among them.
    mutating func session(_ number: Int, saying: Habit.Saying?) -> MadeSession {
        let day = Int64.random(in: 0..<30, using: &random)
        let offset = day * 86_400_000 + Int64.random(in: 0..<28_800_000, using: &random)
        var session = MadeSession(
            "made-\(number)", user: pick(Self.people), repository: pick(Self.repositories),
            start: Timestamp(milliseconds: Self.start.milliseconds + offset))
        var turns = [Habit.Saying(text: pick(Self.tasks), agent: "", commands: [])]
        for _ in 0..<turnsASession { turns.append(ordinaryTurn()) }
        if let saying { turns.insert(saying, at: Int.random(in: 1...turns.count, using: &random)) }
        for (index, turn) in turns.enumerated() {
            // What an agent did before a turn belongs to the turn before it.
            let after = index + 1 < turns.count ? turns[index + 1] : nil
            session.turn(
                turn.text, runs: after?.commands ?? [],
                answers: after.map { $0.agent.isEmpty ? "Done." : $0.agent } ?? "Done.")
        }
        return session
    }

    private mutating func pick(_ items: [String]) -> String { items.randomElement(using: &random) ?? "" }

    /// Once all were used they come again with another file named, as people's words differ by such things.
    private mutating func ordinaryTurn() -> Habit.Saying {
        guard !ordinary.isEmpty, repeats || next < ordinary.count else {
            next += 1
            return Habit.Saying(text: "go on", agent: "", commands: [])
        }
        let turn = ordinary[next % ordinary.count]
        let round = next / ordinary.count
        next += 1
        let more = round == 0 ? "" : " (module\(Int.random(in: 0..<50_000, using: &random)))"
        return Habit.Saying(text: turn.text + more, agent: turn.agent, commands: turn.commands)
    }
}
