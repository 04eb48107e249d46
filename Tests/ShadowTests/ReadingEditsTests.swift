import Events
import Shadow
import Testing

/// What the user did to the agent's lines, told from trees alone.
@Suite struct ReadingEditsTests {
    private let story: Story

    init() throws {
        story = try Story()
        story["a.swift"] = "one\ntwo\nthree\nfour\nfive\n"
        story["b.swift"] = "b\n"
        try story.look(.sessionStart)
        try story.look(.prompt, turn: "t1")
    }

    /// The agent's turn ends; the user does something; the next prompt shows it.
    private func afterStop(_ user: () -> Void) throws -> [WorkTreeEdit] {
        try story.look(.stop, turn: "t1")
        user()
        try story.look(.prompt, turn: "t2")
        return try story.edits()
    }

    @Test func anUndoneHunkIsReverted() throws {
        story["a.swift"] = "one\nTWO\nthree\nfour\nfive\nsix\n"
        try story.look(.afterTool, turn: "t1", call: "c1", paths: ["a.swift"])
        let edits = try afterStop { story["a.swift"] = "one\ntwo\nthree\nfour\nfive\nsix\n" }
        #expect(edits.brief == ["reverted a.swift"])
        #expect(edits.first?.agentText == "TWO\n")
        #expect(edits.first?.userText == "two\n")
        #expect(edits.first?.certainty == .sure)
        #expect(edits.first?.agent.toolCall == "c1")
        #expect(edits.first?.user.turn == "t2")
    }

    @Test func otherLinesInThePlaceOfTheAgentsAreARewrite() throws {
        story["a.swift"] = "one\nlet x = foo()!\nthree\nfour\nfive\n"
        let edits = try afterStop {
            story["a.swift"] = "one\nguard let x = foo() else { return }\nthree\nfour\nfive\n"
        }
        #expect(edits.brief == ["rewrote a.swift"])
        #expect(edits.first?.agentText == "let x = foo()!\n")
        #expect(edits.first?.userText == "guard let x = foo() else { return }\n")
    }

    @Test func aWholeFileThatIsAsBeforeIsOneRevert() throws {
        story["a.swift"] = "1\ntwo\nthree\n4\nfive\n"
        let edits = try afterStop { story["a.swift"] = "one\ntwo\nthree\nfour\nfive\n" }
        #expect(edits.brief == ["reverted a.swift"])
        #expect(edits.first?.agentText == "1\n4\n")
    }

    @Test func linesAreFollowedThroughLaterEditsOfTheAgent() throws {
        story["a.swift"] = "one\nTWO\nthree\nfour\nfive\n"
        try story.look(.afterTool, turn: "t1", call: "c1", paths: ["a.swift"])
        story["a.swift"] = "zero\nzero\none\nTWO\nthree\nfour\nfive\n"
        try story.look(.afterTool, turn: "t1", call: "c2", paths: ["a.swift"])
        let edits = try afterStop { story["a.swift"] = "zero\nzero\none\nzwei\nthree\nfour\nfive\n" }
        #expect(edits.brief == ["rewrote a.swift"])
        #expect(edits.first?.agent.toolCall == "c1")
    }

    @Test func aPlaceThatTheAgentWroteTwiceMayGoBackToItsFirstState() throws {
        story["a.swift"] = "one\nTWO\nthree\nfour\nfive\nsix\n"
        try story.look(.afterTool, turn: "t1", call: "c1", paths: ["a.swift"])
        story["a.swift"] = "one\nTWICE\nthree\nfour\nfive\nsix\n"
        try story.look(.afterTool, turn: "t1", call: "c2", paths: ["a.swift"])
        let edits = try afterStop { story["a.swift"] = "one\ntwo\nthree\nfour\nfive\nsix\n" }
        #expect(edits.brief == ["reverted a.swift"])
        #expect(edits.first?.agent.toolCall == "c2")
    }

    @Test func linesThatTheAgentTookAwayMayComeBack() throws {
        story["a.swift"] = "one\nfive\nsix\n"
        let edits = try afterStop { story["a.swift"] = "one\ntwo\nthree\nfour\nfive\nsix\n" }
        #expect(edits.brief == ["reverted a.swift"])
        #expect(edits.first?.userText == "two\nthree\nfour\n")
    }

    @Test func otherLinesOfTheFileAreAnEditAndOtherFilesAreNothing() throws {
        story["a.swift"] = "one\nTWO\nthree\nfour\nfive\n"
        let edits = try afterStop {
            story["a.swift"] = "one\nTWO\nthree\nfour\nFIVE\n"
            story["b.swift"] = "bb\n"
            story["c.swift"] = "c\n"
        }
        #expect(edits.brief == ["edited a.swift"])
        #expect(edits.first?.userText == "FIVE\n")
    }

    @Test func filesThatTheAgentMadeOrDeletedAreFollowed() throws {
        story["new.swift"] = "new\n"
        story["b.swift"] = nil
        let edits = try afterStop {
            story["new.swift"] = nil
            story["b.swift"] = "b\n"
        }
        #expect(edits.brief.sorted() == ["deleted new.swift", "restored b.swift"])
    }

    @Test func aFileThatMovedKeepsItsLines() throws {
        story["src/Old.swift"] = "one\ntwo\n"
        try story.look(.stop, turn: "t1")
        story["src/old.swift"] = story["src/Old.swift"]
        story["src/Old.swift"] = nil
        try story.look(.prompt, turn: "t2")
        try story.look(.stop, turn: "t2")
        story["src/old.swift"] = "one\n2\n"
        try story.look(.prompt, turn: "t3")
        #expect(try story.edits().brief == ["rewrote src/old.swift"])
    }

    @Test func aFormatterIsMarkedAndTheLinesStayTheAgents() throws {
        story["a.swift"] = "one\nlet a=1\nlet b=2\n"
        try story.look(.stop, turn: "t1")
        story["a.swift"] = "one\nlet a = 1\nlet b = 2\n"
        try story.look(.prompt, turn: "t2")
        try story.look(.stop, turn: "t2")
        story["a.swift"] = "one\nlet a = 1\nlet b = 3\n"
        try story.look(.prompt, turn: "t3")
        let edits = try story.edits()
        #expect(edits.brief == ["edited a.swift", "rewrote a.swift"])
        #expect(edits.map(\.isWhitespaceOnly) == [true, false])
    }

    @Test func newLineEndsAreWhiteSpace() throws {
        story["a.swift"] = "one\nagent\nthree\n"
        let edits = try afterStop { story["a.swift"] = "one\r\nagent\r\nthree\r\n" }
        #expect(edits.map(\.isWhitespaceOnly) == [true])
    }

    @Test func binaryFilesAreToldByTheirNamesOnly() throws {
        story.files[Array("x.bin".utf8)] = [0, 1, 2]
        try story.look(.stop, turn: "t1")
        story.files[Array("x.bin".utf8)] = [0, 1, 3]
        try story.look(.prompt, turn: "t2")
        let edits = try story.edits()
        #expect(edits.brief == ["edited x.bin"])
        #expect(edits.first?.userText == "")
    }

    @Test func namesNeedNotBeText() throws {
        let name: [UInt8] = [0x66, 0xFF, 0xFE]
        story.files[name] = Array("agent\n".utf8)
        try story.look(.stop, turn: "t1")
        story.files[name] = Array("user\n".utf8)
        try story.look(.prompt, turn: "t2")
        #expect(try story.edits().brief == ["rewrote f\u{FFFD}\u{FFFD}"])
    }

    @Test func whatTheUsersRepositoryDroppedIsMissedAndNothingElse() throws {
        let lost = "one\nTWO\nthree\nfour\nfive\n"
        story["a.swift"] = lost
        story["new.swift"] = "agent\n"
        try story.look(.stop, turn: "t1")
        story["a.swift"] = "one\ntwo\nthree\nfour\nfive\n"
        story["new.swift"] = "user\n"
        try story.look(.prompt, turn: "t2")
        try story.lose(Array(lost.utf8))
        #expect(try story.edits().brief == ["reverted a.swift", "rewrote new.swift"])
    }

    @Test func secretsOfTheUsersTextAreRedacted() throws {
        story["a.swift"] = "one\nlet key = load()\n"
        let token = Story.token
        let edits = try afterStop { story["a.swift"] = "one\nlet key = \"\(token)\"\n" }
        #expect(edits.brief == ["rewrote a.swift"])
        #expect(edits.first?.userText.contains("[REDACTED:") == true)
        #expect(edits.first?.userText.contains(token) == false)
    }

    @Test func longTextsAreCut() throws {
        let long = (0..<2_000).map { "line \($0)\n" }.joined()
        story["a.swift"] = long
        let edits = try afterStop { story["a.swift"] = "short\n" }
        #expect((edits.first?.agentText.utf8.count ?? 0) < 5_000)
        #expect(edits.first?.agentText.hasSuffix("…[cut]") == true)
    }
}
