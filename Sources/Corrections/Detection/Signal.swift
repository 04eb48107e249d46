/// A measured property of a turn in its situation, apart from the cues in its words.
enum Signal: String, CaseIterable, Sendable {
    case first, second, early, noAgent, interrupted, refused, wordless, agentAsked, agentOpen
    case edited, ranCommand, onlyRead, actionFailed, actionRefused
    case length, oneWord, short, medium, long, asks, asksInside, exclaims, shouts, ellipsis, sentences
    case pasted, mostlyPasted, pasteOnly, mentions, startsWithMention, onlyMention, namesRuleFile, hasLink,
        hasImage
    case hasCode, isSlashCommand, numbersOnly, latin, lowerStart, negated, negations
    case overlapAgent, overlapActions, overlapMuch, repeats, repeatsMuch, nextAdmits, nextMatches
    case answersQuestion, asksAfterDone, shortAfterDone, shortAfterEdit, negatedAfterDone, laterNegated
    case answersFact, declines, pointsAtRule
}
