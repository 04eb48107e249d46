import Events
import Git
import Shadow
import Testing

/// Whose a change is, by the looks around it.
@Suite struct ReadingAuthorsTests {
    private let story: Story

    init() throws {
        story = try Story()
        story["a.txt"] = "a\n"
        story["b.txt"] = "b\n"
        try story.look(.sessionStart)
        try story.look(.prompt, turn: "t1")
    }

    /// The authors of the last step, by path.
    private func authors(beside others: [SessionKey] = []) throws -> [String: String] {
        let steps = try story.session().steps(beside: try others.map { try story.session($0) })
        guard let last = steps.last else { return [:] }
        return Dictionary(
            zip(last.diff.changes.map(\.shownPath), last.authors.map(\.title)), uniquingKeysWith: { $1 })
    }

    @Test func whatChangesInATurnIsTheAgents() throws {
        story["a.txt"] = "A\n"
        try story.look(.afterTool, turn: "t1", call: "c1")
        #expect(try authors() == ["a.txt": "agent"])
        story["b.txt"] = "B\n"
        try story.look(.stop, turn: "t1")
        #expect(try authors() == ["b.txt": "agent"])
    }

    @Test func whatChangesAfterTheStopIsTheUsers() throws {
        try story.look(.stop, turn: "t1")
        story["a.txt"] = "A\n"
        try story.look(.sessionEnd)
        #expect(try authors() == ["a.txt": "user"])
    }

    @Test func betweenTwoToolsItIsLikelyTheUsersUnlessOneStillRuns() throws {
        try story.look(.beforeTool, turn: "t1", call: "c1")
        try story.look(.afterTool, turn: "t1", call: "c1")
        story["a.txt"] = "A\n"
        try story.look(.beforeTool, turn: "t1", call: "c2")
        #expect(try authors() == ["a.txt": "user?"])
        try story.look(.beforeTool, turn: "t1", call: "c3")
        try story.look(.afterTool, turn: "t1", call: "c3")
        story["a.txt"] = "AA\n"
        try story.look(.beforeTool, turn: "t1", call: "c4")
        #expect(try authors() == ["a.txt": "unclear"])
    }

    @Test func aTurnThatWasBrokenOffLeavesNoClearTrace() throws {
        try story.look(.beforeTool, turn: "t1", call: "c1")
        story["a.txt"] = "A\n"
        try story.look(.prompt, turn: "t2")
        #expect(try authors() == ["a.txt": "unclear"])
    }

    @Test func aLateLookTellsNothingOfAnybody() throws {
        try story.look(.stop, turn: "t1")
        story["a.txt"] = "A\n"
        try story.look(.prompt, turn: "t2", late: true)
        #expect(try authors() == ["a.txt": "unclear"])
    }

    @Test func aLookAtSomePathsKnowsNothingOfOthers() throws {
        story["a.txt"] = "A\n"
        try story.look(.afterTool, turn: "t1", call: "c1", paths: ["a.txt"])
        #expect(try authors() == ["a.txt": "agent"])
        // Looked at before the stop, changed since, and seen only in the next turn: it may be anybody's.
        try story.look(.stop, turn: "t1", paths: ["a.txt"])
        story["b.txt"] = "B\n"
        try story.look(.prompt, turn: "t2", paths: ["a.txt"])
        try story.look(.afterTool, turn: "t2", call: "c2", paths: ["b.txt"])
        #expect(try authors() == ["b.txt": "unclear"])
    }

    @Test func theAgentOfAnotherSessionIsNotTheUser() throws {
        let other = SessionKey(agent: .codex, id: "s-2")
        try story.look(.stop, turn: "t1")
        try story.look(.prompt, of: other, turn: "o1")
        story["a.txt"] = "other\n"
        try story.look(.stop, of: other, turn: "o1")
        story["b.txt"] = "who?\n"
        try story.look(.prompt, turn: "t2")
        #expect(try authors(beside: [other]) == ["a.txt": "other (codex)", "b.txt": "unclear"])
        #expect(try authors() == ["a.txt": "user", "b.txt": "user"])
        #expect(try story.edits().isEmpty)
    }

    @Test func anotherSessionThatRestsIsInNobodysWay() throws {
        let other = SessionKey(agent: .codex, id: "s-2")
        try story.look(.prompt, of: other, turn: "o1")
        try story.look(.stop, of: other, turn: "o1")
        try story.look(.stop, turn: "t1")
        story["a.txt"] = "A\n"
        try story.look(.prompt, turn: "t2")
        #expect(try authors(beside: [other]) == ["a.txt": "user"])
    }

    @Test func whatBothSessionsSawIsTheOnesThatNamedTheFile() throws {
        let other = SessionKey(agent: .codex, id: "s-2")
        try story.look(.prompt, of: other, turn: "o1")
        story["a.txt"] = "mine\n"
        try story.look(.afterTool, turn: "t1", call: "c1", paths: ["a.txt"])
        #expect(try authors(beside: [other]) == ["a.txt": "agent"])
        story["b.txt"] = "theirs\n"
        try story.look(.stop, of: other, turn: "o1")
        let steps = try story.session(other).steps(beside: [story.session()])
        #expect(steps.last?.authors.map(\.title) == ["other (claude)", "agent"])
    }

    @Test func aStartInTheMiddleOfATurnIsNoRest() throws {
        try story.look(.afterTool, turn: "t1", call: "c1")
        try story.look(.sessionStart)
        story["a.txt"] = "A\n"
        try story.look(.stop, turn: "t1")
        #expect(try authors() == ["a.txt": "agent"])
        try story.look(.prompt, turn: "t2")
        try story.look(.sessionStart)
        story["b.txt"] = "B\n"
        try story.look(.prompt, turn: "t3")
        #expect(try authors() == ["b.txt": "unclear"])
    }

    @Test func aCheckoutOfAnotherBranchIsNobodysTaste() throws {
        try story.look(.stop, turn: "t1")
        for number in 0..<300 { story["many/\(number).txt"] = "x\n" }
        try story.look(.prompt, turn: "t2")
        #expect(Set(try authors().values) == ["unclear"])
    }

    @Test func theNextSessionsFirstLookShowsTheCleanup() throws {
        let next = SessionKey(agent: .claude, id: "s-2")
        story["a.txt"] = "agent\n"
        try story.look(.stop, turn: "t1")
        story.clock += 3_600
        story["a.txt"] = "user\n"
        try story.look(.sessionStart, of: next)
        let edits = try story.edits()
        #expect(edits.brief == ["rewrote a.txt"])
        #expect(edits.first?.certainty == .likely)
        #expect(edits.first?.user.turn == nil)
    }

    @Test func aDayLaterItIsNoCleanup() throws {
        story["a.txt"] = "agent\n"
        try story.look(.stop, turn: "t1")
        story.clock += 25 * 3_600
        story["a.txt"] = "user\n"
        try story.look(.sessionStart, of: SessionKey(agent: .claude, id: "s-2"))
        #expect(try story.edits().isEmpty)
    }

    @Test func aTreeThatIsNotHereIsSaidAndNotGuessed() throws {
        story["deep/er/x.txt"] = "x\n"
        try story.look(.stop, turn: "t1")
        let tree = Story.bytes(of: [
            TreeEntry(
                name: Array("x.txt".utf8), mode: .file, id: ObjectHash.id(of: Array("x\n".utf8), as: .blob))
        ])
        try story.lose(tree, as: .tree)
        story["deep/er/x.txt"] = "y\n"
        story["a.txt"] = "A\n"
        try story.look(.prompt, turn: "t2")
        let last = try story.session().steps().last
        #expect(last?.diff.changes.map(\.shownPath) == ["a.txt"])
        #expect(last?.diff.unreadable == [Array("deep/er".utf8)])
    }
}
