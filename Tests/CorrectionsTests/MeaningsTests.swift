import Corrections
import Events
import Testing

/// What vectors do to clusters, and that nothing but the vectors and the words decides.
@Suite struct MeaningsTests {
    private static let dimensions = 160

    /// A direction with one dimension of its own, and a little of another one.
    private func vector(_ place: Int, leaning other: Int = 150, by share: Double = 0) -> Embedding? {
        var values = [Double](repeating: 0, count: Self.dimensions)
        values[place] = 1
        values[other] += share
        return Embedding(values)
    }

    private var yardstick: [Embedding] { Meanings.yardstick.indices.compactMap { vector($0) } }

    private func meanings(_ places: [Correction.ID: Int]) -> Meanings? {
        Meanings(
            Dictionary(
                uniqueKeysWithValues: places.compactMap { id, place in
                    vector(place, leaning: 100 + place % 40, by: 0.2).map { (id, $0) }
                }), yardstick: yardstick)
    }

    private func partition(_ corrections: [Correction], _ meanings: Meanings?) -> [[Correction.ID]] {
        Clustering().run(on: corrections, keeping: [], meanings: meanings).clusters.map(\.members)
    }

    private let near = [
        correction("always greet visitors warmly", id: "a", session: "s1"),
        correction("please welcome guests kindly", id: "b", session: "s2"),
    ]

    @Test func nearnessJoinsWhatSharesNoWord() {
        #expect(partition(near, nil) == [["a"], ["b"]])
        #expect(partition(near, meanings(["a": 20, "b": 20])) == [["a", "b"]])
        #expect(partition(near, meanings(["a": 20, "b": 21])) == [["a"], ["b"]])
        #expect(partition(near, meanings(["a": 20])) == [["a"], ["b"]])
    }

    @Test(arguments: [
        "never welcome guests", "don't welcome guests kindly", "welcome guests with `curl`, always",
    ])
    func theSideThatAWordTakesStandsAboveNearness(_ words: String) {
        let one = correction("always greet visitors with `wget`", id: "a", session: "s1")
        let other = correction(words, id: "b", session: "s2")
        #expect(partition([one, other], meanings(["a": 20, "b": 20])) == [["a"], ["b"]])
    }

    @Test func nothingDependsOnTheOrderOrOnWhatWasThereBefore() {
        let verbs = ["greet", "welcome", "salute", "receive", "address"]
        let things = ["visitors", "guests", "callers", "clients", "patrons", "members", "users", "readers"]
        let days = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays"]
        let all = (0..<120).map { number in
            correction(
                "always \(verbs[number % 5]) \(things[number % 8]) every \(days[number % 6])",
                id: "c\(number)",
                session: "s\(number)", day: Int64(number % 9))
        }
        let known = meanings(Dictionary(uniqueKeysWithValues: (0..<120).map { ("c\($0)", 20 + $0 % 7) }))
        let expected = Clustering().run(on: all, keeping: [], meanings: known)
        let shuffled = (0..<120).map { all[($0 * 77 + 13) % 120] }
        let again = Clustering().run(on: shuffled, keeping: expected.clusters, meanings: known)
        #expect(again.clusters == expected.clusters)
        #expect(expected.clusters.count > 1 && expected.clusters.count < all.count / 10)
    }

    @Test func vectorsThatSayNothingAreNone() {
        let own = ["a": vector(20)].compactMapValues(\.self)
        #expect(Meanings(own, yardstick: yardstick) != nil)
        #expect(Meanings(own, yardstick: Array(yardstick.dropLast())) == nil)
        #expect(Meanings(own, yardstick: Array(repeating: yardstick[0], count: yardstick.count)) == nil)
        #expect(Meanings(["a": Embedding([1, 2])].compactMapValues(\.self), yardstick: yardstick) == nil)
    }

    @Test(arguments: [[], [0, 0], [.nan], [.infinity, 1], Array(repeating: 1, count: Embedding.most + 1)])
    func whatIsNoDirectionIsNoVector(_ values: [Double]) {
        #expect(Embedding(values) == nil)
    }

    @Test func whatWasKeptIsWhatWasMade() throws {
        let made = try #require(Embedding([0.5, -0.25, 1e-9]))
        #expect(Embedding(bytes: made.bytes) == made)
        #expect(Embedding(bytes: []) == nil && Embedding(bytes: [0, 0]) == nil)
    }
}
