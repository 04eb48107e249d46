import Corrections
import Events
import Testing

@Suite struct DetectorTests {
    private let detector: Detector

    init() throws { detector = try Detector() }

    @Test(arguments: [
        "no, use pnpm not npm", "why did you use npm again? this repo is pnpm",
        "you forgot to update the changelog",
        "that's wrong, never edit generated files", "stop committing without asking me first",
        "don't add comments like that, we don't do this here", "nein, benutze pnpm statt npm",
        "non, utilise pnpm au lieu de npm",
    ])
    func reproachAfterTheAgentsWorkIsACorrection(text: String) {
        #expect(detector.score(turn(text), before: []).isCorrection)
    }

    @Test(arguments: [
        "looks good, commit it", "yes", "thanks, perfect", "now add a page for orders",
        "what does this function do?", "continue",
    ])
    func consentAndNewTasksAreNone(text: String) {
        #expect(!detector.score(turn(text), before: []).isCorrection)
    }

    @Test func prohibitionInAFirstPromptIsNone() {
        let first = turn(
            "Add a login page. Don't touch the router and never use inline styles.", at: 0, said: "")
        #expect(!detector.score(first, before: []).isCorrection)
    }

    @Test func nothingIsCorrectedBeforeTheAgentDidAnything() {
        let first = turn("no, we use pnpm here, never npm", at: 0, said: "")
        #expect(detector.score(first, before: []).correction == 0)
    }

    @Test(arguments: [
        "<system-reminder>no, that is wrong, use pnpm</system-reminder>",
        "<task-notification>never use npm again</task-notification>",
        "This session is being continued from a previous conversation. The user said: no, use pnpm, not npm.",
        "Stop hook feedback: wrong, you should always run the tests",
        "[Request interrupted by user for tool use]",
    ])
    func machinePromptIsNeverACorrection(text: String) {
        let score = detector.score(turn(text), before: [])
        #expect(score.correction == 0 && !score.isCorrection)
    }

    @Test(arguments: [
        "```\nno, use pnpm, not npm\nnever commit without asking\n```",
        "> no, use pnpm, not npm\n> you should never do that",
        "$ npm install\n+++ never use npm\n--- always use npm",
    ])
    func whatWasOnlyPastedIsNoDurableCorrection(text: String) {
        #expect(!detector.score(turn(text), before: []).isDurable)
    }

    @Test(arguments: [
        "sieht gut aus, danke", "jetzt bitte noch eine seite für bestellungen", "was macht diese funktion?",
        "parfait, merci", "maintenant ajoute une page pour les commandes", "que fait cette fonction ?",
        "perfecto, gracias", "ahora añade una página de pedidos", "¿qué hace esta función?",
        "отлично, спасибо", "теперь добавь страницу заказов", "что делает эта функция?",
        "很好，谢谢", "现在添加一个订单页面", "这个函数是做什么的？",
        "ありがとう、いいですね", "次に注文ページを追加してください", "この関数は何をしますか？",
    ])
    func consentAndNewTasksInOtherLanguagesAreNone(text: String) {
        #expect(!detector.score(turn(text), before: []).isCorrection)
    }

    @Test(arguments: [
        "nein, das ist die falsche Datei", "warum hast du die Tests gelöscht?",
        "non, pas ce fichier, tu as modifié le mauvais", "pourquoi tu as supprimé les tests ?",
        "no, ese no es el archivo, te equivocaste", "¿por qué borraste los tests?",
        "нет, это не тот файл", "почему ты удалил тесты?", "不对，不是这个文件", "为什么你把测试删了？",
        "違います、このファイルではありません", "なぜテストを消したのですか？",
    ])
    func reproachInOtherLanguagesIsACorrection(text: String) {
        #expect(detector.score(turn(text), before: []).isCorrection)
    }

    @Test func refusalWithoutWordsIsACorrectionOfLowDurability() throws {
        let refused = UserTurn(
            id: "r", position: 2, at: Timestamp(milliseconds: 5), channel: .refusal, text: nil,
            actions: [AgentAction(tool: "Bash", input: "git push --force", outcome: .refused)])
        let found = try #require(detector.corrections(in: conversation(refused)).first)
        #expect(found.confidence > 0.5 && found.durability < 0.5 && found.words.isEmpty)
        #expect(found.instruction == "Do not run git push unless the user asks for it")
        #expect(found.evidence.map(\.channel) == [.refusal])
        #expect(found.evidence[0].detail == "Bash: git push --force")
    }

    @Test func replacedCommandSpeaksWhereWordsAreSuppressed() throws {
        let talk = conversation(
            turn(nil, at: 0, said: ""), turn(nil, at: 1, said: "", ran: ["npm install left-pad"]),
            turn(nil, at: 2, said: "", ran: ["pnpm install left-pad"]))
        let found = try #require(detector.corrections(in: talk).first)
        #expect(found.evidence.map(\.channel) == [.command])
        #expect(found.instruction == "Use pnpm, not npm")
        #expect(found.kind == .tool)
    }

    @Test func commandsThatBothRanReplaceNothing() {
        let talk = conversation(
            turn(nil, at: 1, said: "", ran: ["npm install", "git status"]),
            turn(nil, at: 2, said: "", ran: ["npm test", "git commit -m x"]))
        #expect(detector.corrections(in: talk).isEmpty)
    }

    @Test func sessionReadTwiceGivesTheSameIds() {
        let talk = conversation(
            turn("add a page", at: 0, said: ""), turn("no, use pnpm not npm", at: 1, ran: ["npm i"]))
        let once = detector.corrections(in: talk)
        #expect(once.count == 1)
        #expect(detector.corrections(in: talk) == once)
    }

    @Test func interruptAloneIsTooLittleToBelieve() {
        let stopped = turn(nil, at: 2, said: "", ran: ["make"], interrupted: true)
        #expect(detector.corrections(in: conversation(stopped)).isEmpty)
    }

    @Test func repeatedRequestLeavesEvidenceBesideTheWords() throws {
        let talk = conversation(
            turn("rename the invoice table to bills", at: 0, said: ""), turn("what is left?", at: 1),
            turn("no, wrong again: I told you to rename the invoice table to bills", at: 2))
        let found = try #require(detector.corrections(in: talk).last)
        #expect(Set(found.evidence.map(\.channel)) == [.words, .repetition])
        #expect(found.confidence >= detector.score(talk.turns[2], before: Array(talk.turns[..<2])).correction)
    }
}
