import Harness
import Testing

/// Intervals against figures that any table has.
@Suite struct ShareTests {
    private func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 0.001 }

    @Test func wilsonsIntervalIsTheOneInTheBooks() {
        let none = Share(0, of: 10).interval()
        #expect(none.lowerBound == 0 && isNear(none.upperBound, 0.2775))
        let half = Share(5, of: 10).interval()
        #expect(isNear(half.lowerBound, 0.2366) && isNear(half.upperBound, 0.7634))
        let all = Share(10, of: 10).interval()
        #expect(isNear(all.lowerBound, 0.7225) && all.upperBound == 1)
    }

    /// Newcombe's own example: 56 of 70 against 48 of 80.
    @Test func theDifferencesIntervalIsNewcombes() {
        let difference = Share(48, of: 80).difference(to: Share(56, of: 70))
        #expect(isNear(difference.lowerBound, 0.0524) && isNear(difference.upperBound, 0.3339))
    }

    @Test func nothingSaysNothing() {
        #expect(Share(0, of: 0).interval() == 0...1)
        #expect(Share(0, of: 0).difference(to: Share(1, of: 2)) == -1...1)
        #expect(Share(9, of: 3).hits == 3 && Share(-1, of: 3).hits == 0)
    }
}
