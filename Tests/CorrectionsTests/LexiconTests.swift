import Testing

@testable import Corrections

@Suite struct LexiconTests {
    private let lexicon = Lexicon.shared

    @Test func habitsNameEachOtherRightly() {
        let names = Set(lexicon.habits.map(\.name))
        let named =
            lexicon.habits.flatMap(\.outranks)
            + HabitTable.opposites.split { " \n".contains($0) }.map(String.init)
        #expect(Set(named).subtracting(names).sorted() == [])
        #expect(names.count == lexicon.habits.count)
    }

    @Test func conceptIsDescribedOnce() {
        #expect(Set(lexicon.concepts).count == lexicon.concepts.count)
    }

    @Test(arguments: [
        ("never commit without running the tests", ["tests.beforecommit"]),
        ("tests?", ["tests.add"]), ("don't write tests", ["tests.add~"]),
        ("keine Kommentare im Code bitte", ["comments.no"]), ("use emojis", ["emoji.no~"]),
        ("не коммить без моего разрешения", ["commit.ask"]),
    ]) func habitIsFound(text: String, habits: [String]) {
        #expect(Fingerprint(correction(text, id: "a")).habits == habits)
    }
}
