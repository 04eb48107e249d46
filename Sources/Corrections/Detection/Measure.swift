internal import Events

/// Works out the signals of one turn.
struct Measure {
    let situation: Situation
    private let turn: Turn
    private let asks: Bool
    private let overlapAgent: Double
    private let overlapActions: Double
    private let repetition: Double
    private let negations: Int
    private let next: Turn?

    init(_ turn: Turn, before: [Turn], next: Turn?, asks: Bool) {
        self.turn = turn
        self.asks = asks
        self.next = next
        situation = Situation(turn)
        let inputs = turn.source.actions.suffix(8).map { String($0.input.prefix(200)) }.joined(separator: " ")
        let agentHeard = Glosses.all.read(String(decoding: turn.agentText, as: UTF8.self))
        overlapAgent = share(of: turn.content, in: Turn.content(of: Tokenizer.tokens(of: agentHeard)))
        overlapActions =
            inputs.isEmpty ? 0 : share(of: turn.content, in: Turn.content(of: Tokenizer.tokens(of: inputs)))
        repetition = before.map { likeness(turn.content, $0.content) }.max() ?? 0
        negations = turn.tokens.count { negationWords.contains($0.text) }
    }

    func value(_ signal: Signal) -> Double {
        switch signal {
        case .length: min(1, Double(turn.tokens.count) / 60)
        case .pasted: min(1, Double(turn.prose.pastedLines) / 10)
        case .sentences: min(1, Double(turn.tokens.last?.sentence ?? 0) / 8)
        case .negations: min(1, Double(negations) / 3)
        case .overlapAgent: overlapAgent
        case .overlapActions: overlapActions
        case .repeats: repetition
        default: holds(signal) ? 1 : 0
        }
    }

    private func holds(_ signal: Signal) -> Bool {
        switch signal {
        case .first, .second, .early, .noAgent, .interrupted, .refused, .agentAsked, .agentOpen:
            situationHolds(signal)
        case .edited, .ranCommand, .onlyRead, .actionFailed, .actionRefused: actionHolds(signal)
        case .asks, .asksInside, .exclaims, .shouts, .ellipsis, .hasLink, .hasImage, .lowerStart, .latin,
            .isSlashCommand:
            textHolds(signal)
        case .wordless, .oneWord, .short, .medium, .long, .mostlyPasted, .pasteOnly, .hasCode, .numbersOnly,
            .negated:
            tokensHold(signal)
        case .mentions, .startsWithMention, .onlyMention, .namesRuleFile, .pointsAtRule: mentionHolds(signal)
        default: pairHolds(signal)
        }
    }

    private func situationHolds(_ signal: Signal) -> Bool {
        switch signal {
        case .first: turn.source.position == 0
        case .second: turn.source.position == 1
        case .early: turn.source.position <= 4
        case .noAgent: !situation.knowsAgent
        case .interrupted: situation.interrupted
        case .refused: situation.refused
        case .agentAsked: situation.asked
        default: situation.endsOpen
        }
    }

    private func actionHolds(_ signal: Signal) -> Bool {
        let actions = turn.source.actions
        return switch signal {
        case .edited: turn.actionKinds.contains(.edit)
        case .ranCommand: turn.actionKinds.contains(.shell)
        case .onlyRead: !actions.isEmpty && turn.actionKinds.allSatisfy { $0 == .read }
        case .actionFailed: actions.contains { $0.outcome == .failed }
        default: actions.contains { $0.outcome == .refused }
        }
    }

    private func textHolds(_ signal: Signal) -> Bool {
        let said = turn.prose.said
        return switch signal {
        case .asks: asks
        case .asksInside: said.utf8.contains(UInt8(ascii: "?"))
        case .exclaims: said.utf8.contains(UInt8(ascii: "!"))
        case .shouts: shouts(said)
        case .ellipsis: said.holds("..") || said.holds("\u{2026}")
        case .hasLink: said.holds("http")
        case .hasImage: said.holds("[Image") || said.holds("screenshot") || said.holds("image")
        case .lowerStart: said.utf8.first.map { (97...122).contains($0) } ?? false
        case .latin:
            said.unicodeScalars.prefix(80).allSatisfy {
                $0.value < 0x250 || (0x2000...0x2E80).contains($0.value)
            }
        default: said.utf8.first == UInt8(ascii: "/")
        }
    }

    private func tokensHold(_ signal: Signal) -> Bool {
        let count = turn.tokens.count
        return switch signal {
        case .wordless: count == 0
        case .oneWord: count == 1
        case .short: (2...8).contains(count)
        case .medium: (9...30).contains(count)
        case .long: count > 120
        case .mostlyPasted: turn.prose.pastedLines > 2 * turn.prose.saidLines
        case .pasteOnly: turn.prose.pastedLines > 0 && count < 3
        case .hasCode: turn.tokens.contains(where: \.isCode)
        case .numbersOnly: count > 0 && count <= 3 && turn.tokens.allSatisfy { Int($0.text) != nil }
        default: negations > 0
        }
    }

    private func mentionHolds(_ signal: Signal) -> Bool {
        let tokens = turn.tokens
        return switch signal {
        case .mentions: tokens.contains { $0.text.utf8.first == UInt8(ascii: "@") }
        case .startsWithMention: tokens.first?.text.utf8.first == UInt8(ascii: "@")
        case .onlyMention:
            !tokens.isEmpty && tokens.count <= 2 && tokens[0].text.utf8.first == UInt8(ascii: "@")
        case .namesRuleFile: namesRuleFile
        default: namesRuleFile && !tokens.contains { editVerbs.contains($0.text) }
        }
    }

    private func pairHolds(_ signal: Signal) -> Bool {
        let isDone = !situation.asked && !situation.endsOpen && situation.knowsAgent
        let isShort = (1...12).contains(turn.tokens.count)
        return switch signal {
        case .overlapMuch: overlapAgent > 0.4 && turn.tokens.count >= 3
        case .repeatsMuch: repetition > 0.5
        case .nextAdmits: next.map(Situation.admits) ?? false
        case .nextMatches: next.map { likeness(turn.content, $0.content) > 0.4 } ?? false
        case .answersQuestion: situation.asked && turn.tokens.count <= 6
        case .asksAfterDone: isDone && asks && isShort
        case .shortAfterDone: isDone && isShort
        case .shortAfterEdit: isShort && turn.actionKinds.contains(.edit)
        case .negatedAfterDone: isDone && negations > 0
        case .answersFact: situation.wantsToKnow && turn.tokens.count <= 14
        case .declines: situation.asked && turn.tokens.prefix(3).contains { negationWords.contains($0.text) }
        case .laterNegated: turn.source.position > 0 && negations > 0 && turn.tokens.count <= 40
        default: false
        }
    }
}

extension Measure {
    private var namesRuleFile: Bool { turn.tokens.contains { $0.isCode && isRuleFile($0.text) } }
}

/// The share of the words that also stand in another text.
private func share(of words: Set<String>, in others: Set<String>) -> Double {
    words.isEmpty ? 0 : Double(words.intersection(others).count) / Double(words.count)
}

/// Dice's coefficient of two sets of words; 0 where either says too little to compare.
func likeness(_ left: Set<String>, _ right: Set<String>) -> Double {
    guard left.count >= 2, right.count >= 2 else { return 0 }
    return 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
}

/// True for files in which people write rules for agents.
private func isRuleFile(_ word: String) -> Bool {
    ruleFiles.contains(where: word.hasSuffix)
}

private let ruleFiles = [
    ".mdc", "claude.md", "agents.md", "conventions.md", "contributing.md", ".cursorrules", "gemini.md",
]

/// What is done to a file of rules, rather than by it.
private let editVerbs: Set<String> = [
    "add", "update", "write", "edit", "create", "put", "document", "mention", "remove", "change", "include",
    "fix", "move", "rename", "delete", "generate", "shorten", "improve", "make",
]

private let negationWords: Set<String> = [
    "not", "no", "never", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "cant", "cannot",
    "couldnt", "shouldnt",
    "wouldnt", "wont", "havent", "hasnt", "without", "nothing", "none", "nor", "nicht", "kein", "keine",
    "nie", "pas", "jamais", "rien",
    "aucun", "nunca", "ningún", "nada", "não", "nao", "nenhum", "не", "нет", "ни", "никогда", "不", "没", "沒",
    "别", "な", "ない",
]

/// True where a word of three letters or more is all capitals and the rest is not.
private func shouts(_ text: String) -> Bool {
    guard text.utf8.contains(where: { (97...122).contains($0) }) else { return false }
    return text.utf8.split(separator: UInt8(ascii: " ")).contains { word in
        word.count >= 3 && word.allSatisfy { (65...90).contains($0) } && !word.elementsEqual("API".utf8)
    }
}
