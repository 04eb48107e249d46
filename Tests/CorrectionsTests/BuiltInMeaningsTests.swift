import Events
import Testing

@testable import Corrections

/// Without a model, what remarks mean is told by the built-in senses.
@Suite struct BuiltInMeaningsTests {
    private func partition(_ words: [String]) -> [[String]] {
        let corrections = words.enumerated().map { number, words in
            Correction(
                id: "c\(number)", session: SessionKey(agent: .claude, id: "s\(number)"), user: nil,
                repository: "acme/app", at: Timestamp(milliseconds: Int64(number)), kind: .behaviour,
                words: words, instruction: "", confidence: 1, durability: 1, evidence: [])
        }
        return Clustering().clusters(of: corrections, keeping: []).map { cluster in
            cluster.members.compactMap { id in corrections.first { $0.id == id }?.words }.sorted()
        }
    }

    @Test func remarksInOtherWordsComeTogether() {
        let words = [
            "that text has to go through i18n", "strings belong in the translation files",
            "squash before you merge",
        ]
        let found = partition(words)
        #expect(found.contains { Set($0) == Set(words.prefix(2)) }, "\(found)")
    }

    @Test(arguments: [
        ["keep answers short", "give longer answers, explain more"],
        ["tests before the code", "write the tests after the code"],
        ["use async", "don't use async here"],
    ])
    func nearnessStandsBelowTheSideThatAWordTakes(_ words: [String]) {
        #expect(partition(words).count == 2)
    }

    @Test func aCommonTopicKeepsItsOrderInLargeCrowds() {
        let words = (0..<900).map { "never log the e-mail of customer \($0 % 450)" }
        #expect(partition(words).map(\.count).max() ?? 0 > 800)
    }
}
