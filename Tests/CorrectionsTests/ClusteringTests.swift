import Corrections
import Events
import Testing

@Suite struct ClusteringTests {
    private let pnpm = [
        correction("no, use pnpm not npm", id: "a", session: "s1", day: 1),
        correction("why npm again? this repo is pnpm", id: "b", session: "s2", user: "bob", day: 2),
        correction(
            "pnpm please, npm breaks the lockfile", id: "c", session: "s3", repository: "site", day: 3),
    ]
    private let others = [
        correction("never push to main, open a pull request", id: "d", day: 1),
        correction("you forgot to update the changelog", id: "e", day: 1),
        correction("use tabs for indentation here", id: "f", day: 1),
    ]

    @Test func sameRuleInOtherWordsIsOneCluster() {
        let clusters = Clustering().clusters(of: pnpm + others, keeping: [])
        #expect(clusters.first { $0.members.contains("a") }?.members == ["a", "b", "c"])
        #expect(clusters.count == 4)
    }

    @Test func recurrenceAndScopeAreCounted() {
        let cluster = Clustering().clusters(of: pnpm, keeping: [])[0]
        #expect(
            cluster.recurrence == Recurrence(corrections: 3, sessions: 3, days: 3, users: 2, repositories: 2))
        #expect(cluster.scope == .everywhere)
        #expect(Clustering().clusters(of: [pnpm[0]], keeping: [])[0].scope == .repository("shop"))
    }

    @Test func oppositeRulesStayApart() {
        let clusters = Clustering().clusters(
            of: [
                correction("use tabs", id: "a"), correction("use spaces, never tabs", id: "b"),
                correction("never use tabs", id: "c"),
            ], keeping: [])
        #expect(clusters.first { $0.members.contains("a") }?.members == ["a"])
    }

    @Test func peopleAndDaysAreCountedOnceEach() {
        let same = [
            correction("use tabs", id: "a", session: "s1", user: nil, repository: nil, day: 1),
            correction("tabs please, no spaces", id: "b", session: "s1", user: nil, repository: nil, day: 1),
            correction("we use tabs here", id: "c", session: "s2", user: nil, repository: nil, day: 1),
        ]
        let cluster = Clustering().clusters(of: same, keeping: [])[0]
        #expect(
            cluster.recurrence == Recurrence(corrections: 3, sessions: 2, days: 1, users: 1, repositories: 0))
        #expect(cluster.scope == .everywhere)
    }

    @Test func opposedClustersAreTold() {
        let result = Clustering().run(
            on: [
                correction("don't add comments", id: "a", user: "ann"),
                correction("please add comments to the code", id: "b", user: "bob"),
                correction("use tabs", id: "c"),
            ], keeping: [])
        let ids = result.clusters.filter { !$0.members.contains("c") }.map(\.id)
        #expect(result.contradictions == [ClusterContradiction(ids[0], ids[1])])
    }

    @Test func oneSharedWordDoesNotJoinTwoRules() {
        let clusters = Clustering().clusters(
            of: [
                correction("run the tests before you commit", id: "a"),
                correction("put the tests next to the sources, not in a folder of their own", id: "b"),
                correction("please always use the design tokens", id: "c"),
                correction("please always use UTC dates", id: "d"),
            ], keeping: [])
        #expect(clusters.count == 4)
    }

    @Test func orderOfInputDoesNotMatter() {
        let all = pnpm + others
        let expected = Clustering().clusters(of: all, keeping: [])
        #expect(Clustering().clusters(of: all.reversed(), keeping: []) == expected)
        #expect(Clustering().clusters(of: Array(all[2...] + all[..<2]) + all, keeping: []) == expected)
    }

    @Test func growingClusterKeepsItsIdAndPartitionIgnoresHistory() {
        let before = Clustering().clusters(of: Array(pnpm[1...]), keeping: [])
        let after = Clustering().clusters(of: pnpm, keeping: before)
        #expect(after.map(\.id) == before.map(\.id))
        #expect(after.map(\.members) == Clustering().clusters(of: pnpm, keeping: []).map(\.members))
    }

    @Test func newClusterIsNamedForItsOldestMember() {
        let clusters = Clustering().clusters(of: pnpm, keeping: [])
        #expect(clusters.map(\.id) == [ContentID.make("cluster", "a")])
    }

    @Test func splitClusterLeavesItsIdToTheLargerPart() {
        let previous = Cluster(
            id: "old", members: ["a", "b", "c", "d"], instruction: "", recurrence: Recurrence(of: []),
            scope: .everywhere)
        let clusters = Clustering().clusters(of: pnpm + [others[0]], keeping: [previous])
        #expect(clusters.first { $0.id == "old" }?.members == ["a", "b", "c"])
        #expect(Set(clusters.map(\.id)).count == clusters.count)
    }

    @Test func manyCorrectionsInAnyOrderGiveOnePartition() {
        let words = [
            "pnpm", "tabs", "changelog", "decimal", "rebase", "fixtures", "tokens", "locale", "router",
            "cache",
        ]
        let all = (0..<600).map { number in
            let first = words[number % 10]
            let second = words[(number / 10) % 10]
            return correction(
                "always check the \(first) and the \(second) of module\(number % 37)", id: "c\(number)")
        }
        let expected = Clustering().clusters(of: all, keeping: [])
        let shuffled = (0..<600).map { all[($0 * 77 + 13) % 600] }
        #expect(Clustering().clusters(of: shuffled, keeping: []) == expected)
        #expect(expected.reduce(0) { $0 + $1.members.count } == 600)
    }
}
