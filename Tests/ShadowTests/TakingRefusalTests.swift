import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingRefusalTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    private func code(_ place: String) -> SnapshotError.Code? {
        do {
            try house.take(in: place)
            return nil
        } catch {
            return (error as? SnapshotError)?.code
        }
    }

    @Test func homeAndWhatIsAboveItAndToolsState() throws {
        try FilePath.makeFolders("\(house.home)/.claude/projects")
        try FilePath.makeFolders(house.layout.root)
        let above = try #require(FilePath.parent(of: house.home))
        for place in [
            "/", house.home, above, "\(house.home)/.claude", "\(house.home)/.claude/projects",
            house.layout.root,
        ] {
            #expect(code(place) == .refused, "\(place)")
        }
        try FileManager.default.createSymbolicLink(
            atPath: "\(house.root)/home", withDestinationPath: house.home)
        #expect(code("\(house.root)/home") == .refused)
        #expect(code("\(house.root)/nothing") == .missing)
        #expect(FilePath.names(in: house.layout.root).isEmpty)
    }

    @Test func aProjectInTheHomeFolderIsFine() throws {
        try FilePath.makeFolders("\(house.home)/work")
        #expect(code("\(house.home)/work") == nil)
    }

    @Test func toolsStateBelowTheTreeIsPassedOver() throws {
        let snapshots = Snapshots(
            layout: ShadowLayout(root: "\(house.root)/store"), home: house.home,
            tenantFolders: ["\(house.root)/state"])
        try house.write("x", to: "state/x")
        try house.write("x", to: "a")
        let moment = try house.take(in: house.root).moment
        var record = try snapshots.take(moment, in: house.root, looking: .whole) { false }
        record = try snapshots.take(moment, in: house.root, looking: .paths(["state/x", "a"])) { false }
        let store = "\(house.root)/store/\(Workspace.id(of: house.root))"
        #expect(try house.files(record, in: store).keys.sorted() == ["a"])
    }

    @Test func anotherHolderOfTheSessionIsWaitedForAndThenGivenUpOn() throws {
        var limits = SnapshotLimits()
        limits.lockSeconds = 0.05
        try house.take()
        let lock = "\(house.layout.session(house.key(), in: Workspace.id(of: house.root)))/lock"
        let file = open(lock, O_RDWR)
        #expect(flock(file, LOCK_EX) == 0)
        #expect(throws: SnapshotError.self) { try house.take(limits: limits) }
        close(file)
        #expect(throws: Never.self) { try house.take(limits: limits) }
    }
}
