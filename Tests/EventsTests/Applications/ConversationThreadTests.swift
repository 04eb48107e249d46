import Events
import TestSupport
import Testing

/// What a conversation shows of calls that repeat its history.
@Suite struct ConversationThreadTests {
    private let system = Talk.system("Be brief.")

    @Test func aCallThatRepeatsTheHistoryAddsWhatIsNew() {
        var talk = Talk()
        talk.call([system, .user("one")], .assistant("1"))
        talk.call([system, .user("one"), .assistant("1"), .user("two")], .assistant("2"))
        #expect(talk.told == ["s:Be brief.", "u:one", "a:1", "u:two", "a:2"])
    }

    @Test func aChangedSystemMessageIsAddedAndTheOldOneNotAgain() {
        var talk = Talk()
        talk.call([system, .user("one")], .assistant("1"))
        let history: [ChatMessage] = [.user("one"), .assistant("1")]
        talk.call([Talk.system("Be long.")] + history + [.user("two")], .assistant("2"))
        talk.call([system] + history + [.user("two"), .assistant("2"), .user("three")], .assistant("3"))
        #expect(talk.told == ["s:Be brief.", "u:one", "a:1", "s:Be long.", "u:two", "a:2", "u:three", "a:3"])
    }

    @Test func aWindowOfTheHistoryAddsWhatIsNew() {
        var talk = Talk()
        var history: [ChatMessage] = []
        for turn in 1...9 {
            history.append(.user("question \(turn)"))
            talk.call([system] + history.suffix(5), .assistant("answer \(turn)"))
            history.append(.assistant("answer \(turn)"))
        }
        #expect(talk.told == ["s:Be brief."] + history.map(Talk.line))
    }

    @Test func aSummaryBeforeAWindowIsAddedOnce() {
        var talk = Talk()
        talk.call([.user("one")], .assistant("1"))
        talk.call([.user("one"), .assistant("1"), .user("two")], .assistant("2"))
        talk.call([.user("Summary: one."), .user("two"), .assistant("2"), .user("three")], .assistant("3"))
        talk.call(
            [
                .user("Summary: one."), .user("two"), .assistant("2"), .user("three"), .assistant("3"),
                .user("four"),
            ],
            .assistant("4"))
        #expect(
            talk.told == [
                "u:one", "a:1", "u:two", "a:2", "u:Summary: one.", "u:three", "a:3", "u:four", "a:4",
            ])
    }

    @Test func anAnswerMadeAnewAddsTheAnswerOnly() {
        var talk = Talk()
        let question: [ChatMessage] = [.user("one"), .assistant("1"), .user("two")]
        talk.call([.user("one")], .assistant("1"))
        talk.call(question, .assistant("2"))
        talk.call(question, .assistant("deux"))
        talk.call(question + [.assistant("deux"), .user("three")], .assistant("3"))
        #expect(talk.told == ["u:one", "a:1", "u:two", "a:2", "a:deux", "u:three", "a:3"])
    }

    @Test func aQuestionPutAnewAddsItsBranch() {
        var talk = Talk()
        talk.call([.user("one")], .assistant("1"))
        talk.call([.user("one"), .assistant("1"), .user("two")], .assistant("2"))
        talk.call([.user("one"), .assistant("1"), .user("zwei")], .assistant("2 again"))
        talk.call(
            [.user("one"), .assistant("1"), .user("zwei"), .assistant("2 again"), .user("three")],
            .assistant("3"))
        #expect(talk.told == ["u:one", "a:1", "u:two", "a:2", "u:zwei", "a:2 again", "u:three", "a:3"])
    }

    @Test func anAnswerToldInAnotherFormIsTheSame() {
        var talk = Talk()
        let call = ContentBlock.toolCall(
            id: "fc_1", name: "weather", arguments: #"{"city": "Oslo", "day":1}"#)
        talk.call(
            [.user("Oslo?")],
            ChatMessage(role: "assistant", blocks: [.thinking("hm"), .text("I look."), call]))
        let again = ContentBlock.toolCall(
            id: "call_1", name: "weather", arguments: #"{"day":1,"city":"Oslo"}"#)
        let result = ContentBlock.toolResult(id: "call_1", name: nil, content: "5°")
        talk.call(
            [
                ChatMessage(role: "user", blocks: [.text("  Oslo?\n")]),
                ChatMessage(role: "assistant", blocks: [.text("I\nlook. ")]),
                ChatMessage(role: "assistant", blocks: [again]), ChatMessage(role: "tool", blocks: [result]),
            ], .assistant("5 degrees"))
        talk.call(
            [
                .user("Oslo?"), ChatMessage(role: "assistant", blocks: [.text("I look."), again]),
                ChatMessage(role: "user", blocks: [result]), .assistant("5 degrees"), .user("thanks"),
            ], .assistant("bye"))
        #expect(talk.told == ["u:Oslo?", "a:I look.", "t:", "a:5 degrees", "u:thanks", "a:bye"])
    }

    @Test func anAnswerThatWasToldInPartAddsTheRest() {
        var talk = Talk()
        let tool = ContentBlock.toolCall(id: nil, name: "f", arguments: "{}")
        talk.call([.user("go")], .assistant("I go."))
        talk.call(
            [
                .user("go"), ChatMessage(role: "assistant", blocks: [.text("I go."), tool]),
                ChatMessage(role: "tool", blocks: [.text("done")]),
            ], .assistant("Done."))
        #expect(talk.told == ["u:go", "a:I go.", "a:", "t:done", "a:Done."])
        #expect(talk.messages[2].blocks == [tool])
    }

    @Test func aLoneMessageIsNewEveryTime() {
        var talk = Talk()
        talk.call([system, .user("again")], .assistant("yes"))
        talk.call([system, .user("again")], .assistant("yes"))
        talk.call([.user("prompt only")], nil)
        talk.call([.user("prompt only")], nil)
        #expect(
            talk.told == [
                "s:Be brief.", "u:again", "a:yes", "u:again", "a:yes", "u:prompt only", "u:prompt only",
            ])
    }

    @Test func aRetryOfAFailedCallIsTheSameMessage() {
        var talk = Talk()
        talk.call([.user("hello")], nil, isFailed: true)
        talk.call([.user("hello")], nil, isFailed: true)
        talk.call([.user("hello")], .assistant("hi"))
        talk.call([.user("hello")], .assistant("hi"))
        #expect(talk.told == ["u:hello", "a:hi", "u:hello", "a:hi"])
    }

    @Test func twoEqualMessagesInAHistoryStayTwo() {
        var talk = Talk()
        talk.call([.user("yes")], .assistant("ok"))
        talk.call([.user("yes"), .assistant("ok"), .user("yes")], .assistant("ok"))
        talk.call(
            [.user("yes"), .assistant("ok"), .user("yes"), .assistant("ok"), .user("yes")], .assistant("ok"))
        #expect(talk.told == ["u:yes", "a:ok", "u:yes", "a:ok", "u:yes", "a:ok"])
    }

    @Test func anEqualAnswerOfAnotherResponseIsAnotherAnswer() {
        var talk = Talk()
        let question: [ChatMessage] = [.user("one"), .assistant("1"), .user("two")]
        talk.call([.user("one")], .assistant("1"), response: "r1")
        talk.call(question, .assistant("2"), response: "r2")
        talk.call(question, .assistant("2"), response: "r2")
        talk.call(question, .assistant("2"), response: "r3")
        #expect(talk.told == ["u:one", "a:1", "u:two", "a:2", "a:2"])
    }

    @Test func twoAgentsInOneConversationDoNotMix() {
        var talk = Talk()
        let plan: [ChatMessage] = [Talk.system("Plan."), .user("build it")]
        let work: [ChatMessage] = [Talk.system("Work."), .user("step 1")]
        talk.call(plan, .assistant("planning"))
        talk.call(work, .assistant("working"))
        talk.call(plan + [.assistant("planning"), .user("worked")], .assistant("planned"))
        talk.call(work + [.assistant("working"), .user("more")], .assistant("worked more"))
        #expect(
            talk.told == [
                "s:Plan.", "u:build it", "a:planning", "s:Work.", "u:step 1", "a:working", "u:worked",
                "a:planned",
                "u:more", "a:worked more",
            ])
    }

    @Test func aThreadOfStoredEntriesGoesOnTheSame() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let calls = Talk.randomCalls(30, using: &random)
            var (whole, stored) = (ConversationThread(), [ThreadEntry]())
            for call in calls {
                let added = whole.append(call)
                var resumed = ConversationThread(stored)
                #expect(resumed.append(call) == added)
                stored += added.map(\.entry)
            }
            #expect(stored.map(\.position) == (0..<Int64(stored.count)).map { $0 })
        }
    }

    @Test func endlessEqualMessagesTakeBoundedTime() {
        let same = (0..<4_000).map { _ in ChatMessage.assistant("a") }
        var talk = Talk()
        let start = ContinuousClock.now
        for length in [1_000, 2_000, 4_000, 500] { talk.call(Array(same.prefix(length)), .assistant("b")) }
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
