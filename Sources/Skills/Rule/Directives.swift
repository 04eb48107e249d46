/// The words by which a sentence in another language than English says what to do.
enum Directives {
    /// True where there is one, and in scripts of which too little is known here to say.
    static func areIn(_ text: String) -> Bool {
        let words = Words.all(text)
        if words.contains(where: alphabetic.contains) { return true }
        let lower = text.lowercased()
        if unspaced.contains(where: lower.contains) { return true }
        return text.unicodeScalars.contains {
            $0.properties.isAlphabetic && $0.value >= 0x0530 && !isKnown($0)
        }
    }

    private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0400...0x052F, 0x1E00...0x1EFF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
            0xFF00...0xFFEF:
            true
        default: false
        }
    }

    private static let alphabetic = Set(
        """
        bitte immer nie niemals nicht kein keine keinen keinem nur statt anstatt muss müssen musst soll sollen sollst darf \
        dürfen darfst verwende verwenden nutze nutzen benutze benutzen nimm schreib schreibe schreiben lass gehört gehören \
        verboten erst vorher toujours jamais pas sans plutôt seulement doit doivent faut utilise utilisez utiliser mets \
        mettez évite évitez laisse passe passent siempre nunca sin solo sólo debe deben hay usa usar usen evita deja pon no \
        sempre não nao sem apenas deve devem tem use usem evite deixe coloque нужно надо всегда никогда не без только вместо \
        используй используйте пиши пишем должен должна должны нельзя должно сначала
        """.split(separator: " ").map(String.init))
    private static let unspaced = [
        "不要", "别", "禁止", "不能", "不用", "必须", "要", "请", "用", "统一", "应该", "只", "都", "先", "ください", "てほしい", "しない",
        "するな",
        "使", "必ず", "べき", "ではなく", "じゃなく", "ではダメ", "禁", "こと", "統一", "だけ",
    ]
}
