import Events
import Git
import Shadow
import Testing

@Suite struct ShadowForgettingTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    @Test func aSessionGoesWithTheObjectsThatOnlyItHad() throws {
        try house.write("of the one that goes", to: "a")
        try house.take(session: "gone")
        try house.write("of the one that stays", to: "a")
        let kept = try house.take(session: "kept")
        #expect(try ShadowForgetting([house.layout]).run([house.key("gone")]) == 1)
        let own = try OwnObjects(repository: house.store)
        #expect(!own.contains(ObjectHash.id(of: Array("of the one that goes".utf8), as: .blob)))
        #expect(try house.files(kept) == ["a": "of the one that stays"])
        try TakingCheck(house.store).expectWhole()
        #expect(try ShadowForgetting([house.layout]).run([house.key("gone")]) == 0)
    }

    @Test func aStoreOfNobodyElseGoes() throws {
        try house.write("x", to: "a")
        try house.take(session: "gone")
        try ShadowForgetting([house.layout]).run([house.key("gone")])
        #expect(!FilePath.isFolder(house.store))
    }
}
