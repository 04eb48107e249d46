import Corrections
import Events
import Testing

/// Consent, thanks, questions and new tasks in words that look like a no or an error, and their opposites.
@Suite struct LanguageTests {
    private let detector: Detector

    init() throws { detector = try Detector() }

    @Test(arguments: [
        "No worries, go on", "not bad at all", "no objections from me", "why not, try it",
        "don't worry about it, continue",
        "Kein Problem, danke", "nicht schlecht!", "keine Einwände", "macht nichts, weiter",
        "Pas de souci, merci", "pas mal du tout", "ce n’est pas grave, on continue", "pourquoi pas, essaie",
        "No hay problema, gracias", "nada mal", "no te preocupes, sigue", "sem problema, obrigado",
        "Нет проблем, дальше", "неплохо, спасибо", "я не против, делай", "ничего страшного",
    ])
    func setPhraseOfConsentIsNone(text: String) {
        #expect(!detector.score(turn(text), before: []).isCorrection)
    }

    @Test(arguments: [
        "不错，谢谢", "写得不错，继续", "没问题，继续", "没关系，下一步", "差不多了，谢谢", "特别棒",
        "这两种方法有什么区别？", "请解释一下错误处理", "帮我添加一个识别二维码的功能",
        "問題ありません、ありがとう", "間違いないです、続けてください", "大丈夫です", "なるほど、ありがとうございます",
        "きれいな画面ですね、次は設定ページを追加してください", "このエラーは何ですか？",
    ])
    func characterOfAnotherWordIsNoReproach(text: String) {
        #expect(!detector.score(turn(text), before: []).isCorrection)
    }

    @Test(arguments: [
        "错了，改回来", "又错了，我说过不要用 npm", "别用 npm，我们用 pnpm", "为什么又提交了？不要擅自提交",
        "間違っています、元に戻してください", "また勝手にコミットしましたね", "npm は使わないで、pnpm を使ってください",
        "опять не то, верни как было", "не трогай этот файл, я же просил", "почему снова npm? используй pnpm",
        "nicht npm! bei uns immer pnpm", "pas npm, toujours pnpm ici", "no, otra vez npm, aquí usamos pnpm",
    ])
    func reproachStaysOne(text: String) {
        #expect(detector.score(turn(text), before: []).isCorrection)
    }

    @Test func longTextWithoutSpacesIsReadToABound() {
        let text = String(repeating: "不错没问题特别区别错误处理", count: 4000)
        #expect(detector.score(turn(text), before: []) == detector.score(turn(text + text), before: []))
    }
}
