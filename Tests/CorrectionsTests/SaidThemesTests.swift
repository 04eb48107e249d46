import Corrections
import Events
import Testing

@Suite struct SaidThemesTests {
    @Test func themesComeOutAsClusters() throws {
        let said = try SaidThemes("themes")
        let agreement = said.agreement(with: Clustering().clusters(of: said.corrections, keeping: []))
        #expect(agreement > 0.9)
    }

    @Test func themesThatTheTablesWereNotWrittenForDoToo() throws {
        let said = try SaidThemes("holdout")
        let agreement = said.agreement(with: Clustering().clusters(of: said.corrections, keeping: []))
        #expect(agreement > 0.75)
    }

    @Test(arguments: 1...6) func orderChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let some = Array(try SaidThemes("themes").corrections.shuffled(using: &random).prefix(150))
        let expected = Clustering().run(on: some, keeping: [])
        let again = Clustering().run(on: some.shuffled(using: &random), keeping: [])
        #expect(again.clusters == expected.clusters)
        #expect(again.contradictions == expected.contradictions)
    }

    @Test(arguments: 1...6) func growingInPartsGivesThePartitionOfTheWhole(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let some = Array(try SaidThemes("themes").corrections.shuffled(using: &random).prefix(150))
        var clusters: [Cluster] = []
        for end in stride(from: 30, through: 150, by: 30) {
            let next = Clustering().clusters(of: Array(some.prefix(end)), keeping: clusters)
            let told = Set(
                Successions.between(clusters, next, at: Timestamp(milliseconds: 0)).map(\.previous))
            let lost = Set(clusters.map(\.id)).subtracting(next.map(\.id))
            #expect(lost.isSubset(of: told))
            clusters = next
        }
        let whole = Clustering().clusters(of: some, keeping: [])
        #expect(clusters.map(\.members) == whole.map(\.members))
        #expect(Set(clusters.map(\.id)).count == clusters.count)
    }

    @Test(arguments: 1...8) func oppositesAreNeverTogether(seed: UInt64) throws {
        struct Pair: Decodable { var one, other: String }
        var random = SeededGenerator(seed)
        let pairs: [Pair] = try SaidThemes.lines("opposites")
        let opposed = pairs.enumerated().flatMap { number, pair in
            [correction(pair.one, id: "one\(number)"), correction(pair.other, id: "other\(number)")]
        }
        let beside = try SaidThemes("themes").corrections.shuffled(using: &random).prefix(60)
        let clusters = Clustering().clusters(
            of: (opposed + beside).shuffled(using: &random), keeping: [])
        let together = pairs.indices.filter { number in
            clusters.contains { $0.members.contains("one\(number)") && $0.members.contains("other\(number)") }
        }
        #expect(together.isEmpty)
    }
}
