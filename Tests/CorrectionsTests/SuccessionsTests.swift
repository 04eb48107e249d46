import Corrections
import Events
import Testing

@Suite struct SuccessionsTests {
    private let now = Timestamp(milliseconds: 5)

    private func cluster(_ id: String, _ members: [String]) -> Cluster {
        Cluster(
            id: id, members: members, instruction: "", recurrence: Recurrence(of: []), scope: .everywhere)
    }

    private func entry(
        _ previous: String, _ next: String?, _ change: ClusterSuccession.Change
    ) -> ClusterSuccession {
        ClusterSuccession(previous: previous, next: next, change: change, at: now)
    }

    @Test func growthIsNoSuccession() {
        let before = [cluster("a", ["1", "2"])]
        #expect(Successions.between(before, [cluster("a", ["1", "2", "3"])], at: now).isEmpty)
    }

    @Test func mergedClusterTellsItsHeir() {
        let before = [cluster("a", ["1", "2"]), cluster("b", ["3"])]
        let told = Successions.between(before, [cluster("a", ["1", "2", "3"])], at: now)
        #expect(told == [entry("b", "a", .merged)])
    }

    @Test func splitClusterTellsItsParts() {
        let before = [cluster("a", ["1", "2", "3"])]
        let after = [cluster("a", ["1", "2"]), cluster("c", ["3"])]
        #expect(Successions.between(before, after, at: now) == [entry("a", "c", .split)])
    }

    @Test func clusterWithoutMembersHasEnded() {
        #expect(Successions.between([cluster("a", ["1"])], [], at: now) == [entry("a", nil, .ended)])
    }
}
