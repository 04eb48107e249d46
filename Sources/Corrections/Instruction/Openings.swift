/// What people say before the rule and what is no part of it.
enum Openings {
    /// The words without leading interjections, addresses and mentions of files, and without a trailing "please".
    static func stripped(_ words: [String]) -> [String] {
        var rest = words[...]
        var changed = true
        while changed {
            changed = false
            for phrase in phrases where rest.count > phrase.count && starts(rest, with: phrase) {
                rest.removeFirst(phrase.count)
                changed = true
                break
            }
        }
        while let last = rest.last, rest.count > 1, endings.contains(plainWord(last)) { rest.removeLast() }
        return Array(rest)
    }

    private static func starts(_ words: ArraySlice<String>, with phrase: [String]) -> Bool {
        zip(words, phrase).allSatisfy { plainWord($0) == $1 }
    }

    private static let endings: Set<String> = [
        "please", "pls", "thanks", "thx", "bitte", "danke", "merci", "man", "dude", "ok", "okay",
    ]

    /// Longest first, so that "no no" goes before "no".
    private static let phrases = text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
        .sorted { $0.count > $1.count }

    private static let text = """
        no|nope|nah|no no|no wait|wait|stop|hold on|hey|hmm|hm|uh|um|ok|okay|yes|yeah|yep|sure|right|well|oh|ah|so|but|and|also|then|now|again \
        |please|pls|dude|man|bro|actually|wrong|thats wrong|that is wrong|not that|thats not right|thats not what i asked|as i said|like i said \
        |i said|i told you|i told you to|i already told you|i already said|i asked you to|i want you to|i meant|i mean|you should|you must|you need to \
        |you have to|we should|we must|we need to|we have to|lets|can you|could you|would you|can we|just|simply|remember to|remember|remember that \
        |next time|from now on|in the future|going forward|i think|i think that|i think we should|i believe|i feel like|it seems|seems like|great|good|nice \
        |cool|thanks|perfect|once more|for the last time|seriously|come on|what the hell|wtf|dammit|sorry|ideally|maybe|perhaps|thanks but|in general \
        |nein|halt|bitte|aber|und|doch|ja|ok aber|non|oui|mais|et|sil te plaît|sil vous plaît|no por favor|por favor|pero|y|sí|não|mas|e|sim|нет|пожалуйста \
        |но|да|и|ну|не так|hör auf|ich sagte|ich habe gesagt|je tai dit|te dije|eu disse|я сказал|du sollst|tu dois|debes|ты должен
        """
}
