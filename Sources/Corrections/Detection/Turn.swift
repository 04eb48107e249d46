internal import Events

/// A user's turn with its words and those of the agent already taken apart, so that each is cut only once.
struct Turn: Sendable {
    var source: UserTurn
    var prose: Prose
    /// What was said, set phrases put into plain words.
    var heard: String
    /// The tokens of what was heard.
    var tokens: [Token]
    /// The stems of the content words that were said.
    var content: Set<String>
    /// The end of what the agent said just before, without spaces at its end.
    var agentText: ArraySlice<UInt8>
    var agentTokens: [Token]
    /// What sort of thing each action did.
    var actionKinds: [ToolKind]

    init(_ source: UserTurn) {
        self.source = source
        prose = Prose(source.text ?? "")
        heard = Glosses.all.read(prose.said)
        tokens = Tokenizer.tokens(of: heard)
        content = Turn.content(of: tokens)
        var end = Array(source.agentText.utf8).suffix(700)
        while let last = end.last, last <= 32 { end.removeLast() }
        agentText = end
        actionKinds = source.actions.map { ToolKind($0.tool) }
        agentTokens = Tokenizer.tokens(of: String(decoding: end, as: UTF8.self))
    }

    /// True for a session's first prompt before the agent did anything: there is nothing yet to correct.
    var isOpening: Bool { source.position == 0 && source.agentText.isEmpty && source.actions.isEmpty }

    static func content(of tokens: [Token]) -> Set<String> {
        Set(tokens.lazy.filter { $0.isCode || !StopWords.all.contains($0.text) }.map { stem($0.text) })
    }
}
