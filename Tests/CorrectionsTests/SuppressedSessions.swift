import Events

/// Made sessions of which no word was kept, each turn with what was true of it.
///
/// What happens is drawn with a fixed seed, most of it innocent: people go on by hand, let a formatter run, stop the
/// agent because they thought of something, and agents move on to the next program. Of the corrections a third leave
/// no trace at all, since all of them was said in words.
struct SuppressedSessions {
    private(set) var sessions: [Conversation] = []
    /// The ids of the turns in which the user corrected the agent.
    private(set) var corrected: Set<String> = []
    private var seed: UInt64

    init(_ count: Int, seed: UInt64) {
        self.seed = seed
        for number in 0..<count { sessions.append(session(number)) }
    }

    private mutating func session(_ number: Int) -> Conversation {
        var turns = [turn("\(number)-0", 0, ran: firstCommands)]
        for position in 1...(2 + draw(6)) {
            let id = "\(number)-\(position)"
            turns.append(draw(100) < 25 ? correction(id, position) : innocent(id, position))
        }
        return Conversation(
            session: SessionKey(agent: .claude, id: "\(number)"), user: "ann", repository: "shop",
            turns: turns)
    }

    private mutating func correction(_ id: String, _ position: Int) -> UserTurn {
        corrected.insert(id)
        switch draw(20) {
        case 0..<7: return turn(id, position, ran: ["make"])
        case 7..<10: return turn(id, position, refused: true)
        case 10..<13: return turn(id, position, ran: ["make"], interrupted: true)
        case 13..<16: return turn(id, position, edits: [edit(.reverted, .sure)])
        case 16: return turn(id, position, edits: [edit(.deleted, .likely), edit(.reverted, .likely)])
        case 17: return turn(id, position, edits: [edit(.rewrote, .sure)])
        case 18: return turn(id, position, edits: [edit(.rewrote, .sure), edit(.rewrote, .sure)])
        default: return turn(id, position, edits: [edit(.rewrote, .sure)], interrupted: true)
        }
    }

    private mutating func innocent(_ id: String, _ position: Int) -> UserTurn {
        switch draw(60) {
        case 0..<2: return turn(id, position, ran: ["make"], interrupted: true)
        case 2: return turn(id, position, refused: true)
        case 3..<6: return turn(id, position, edits: [edit(.rewrote, .likely)])
        case 6..<8: return turn(id, position, edits: [edit(.rewrote, .sure)])
        case 8..<14: return turn(id, position, edits: [edit(.edited, .sure), edit(.edited, .sure)])
        case 14..<18: return turn(id, position, edits: [edit(.rewrote, .sure, isWhitespaceOnly: true)])
        case 18: return turn(id, position, edits: [edit(.reverted, .likely)])
        case 19: return turn(id, position, edits: [edit(.deleted, .sure)])
        case 20: return turn(id, position, edits: [edit(.rewrote, .likely), edit(.rewrote, .likely)])
        case 21..<26: return turn(id, position, ran: ["pytest -q"])
        default: return turn(id, position, ran: ["git status", "ls src"])
        }
    }

    private let firstCommands = ["python setup.py build", "git status"]

    private func turn(
        _ id: String, _ position: Int, ran: [String] = ["git diff"], edits: [WorkTreeEdit] = [],
        interrupted: Bool = false, refused: Bool = false
    ) -> UserTurn {
        var actions = ran.map { AgentAction(tool: "Bash", input: $0, outcome: .succeeded) }
        if refused { actions.append(AgentAction(tool: "Edit", input: "a.swift", outcome: .refused)) }
        return UserTurn(
            id: id, position: position, at: Timestamp(milliseconds: Int64(position) * 60_000),
            channel: refused ? .refusal : .prompt, text: nil, interrupted: interrupted, actions: actions,
            edits: edits)
    }

    private mutating func edit(
        _ kind: WorkTreeEdit.Kind, _ certainty: WorkTreeEdit.Certainty, isWhitespaceOnly: Bool = false
    ) -> WorkTreeEdit {
        let moment = WorkTreeEdit.Moment(
            at: Timestamp(milliseconds: 0), turn: nil, toolCall: nil, commit: "c")
        return WorkTreeEdit(
            kind: kind, path: "src/\(draw(9)).swift",
            agentText: "let total\(draw(9)) = a + b\nreturn total\n",
            userText: "return sum(\(draw(99)), of: b)\n", isWhitespaceOnly: isWhitespaceOnly,
            certainty: certainty, agent: moment, user: moment)
    }

    /// A number below `bound`, by a linear congruential generator.
    private mutating func draw(_ bound: UInt64) -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((seed >> 33) % bound)
    }
}
