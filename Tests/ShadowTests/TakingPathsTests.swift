import Foundation
import Git
import Shadow
import TestSupport
import Testing

@Suite struct TakingPathsTests {
    private let house: TakingHouse

    init() throws {
        house = try TakingHouse()
        try house.write("a", to: "a.txt")
        try house.write("b", to: "dir/b.txt")
        try house.write("ignored/\n", to: ".gitignore")
    }

    @Test func theFirstLookIsAtEverything() throws {
        let record = try house.take(.paths(["a.txt"]))
        #expect(record.look == .whole)
        #expect(try house.paths(record) == [".gitignore", "a.txt", "dir/b.txt"])
    }

    @Test func onlyTheNamedFilesAreLookedAt() throws {
        try house.take()
        try house.write("a2", to: "a.txt")
        try house.write("b2", to: "dir/b.txt")
        let named = try house.take(.paths(["\(house.root)/a.txt"]))
        #expect(named.look == .paths(["\(house.root)/a.txt"]))
        #expect(try house.files(named)["a.txt"] == "a2")
        #expect(try house.files(named)["dir/b.txt"] == "b")
        #expect(try house.files(house.take())["dir/b.txt"] == "b2")
    }

    @Test func newAndRemovedFilesAndFolders() throws {
        try house.take()
        try house.write("new", to: "fresh/new.txt")
        try house.remove("a.txt")
        #expect(
            try house.paths(house.take(.paths(["fresh/new.txt", "a.txt", "not/there"])))
                == [".gitignore", "dir/b.txt", "fresh/new.txt"])
        try house.remove("dir")
        #expect(try house.paths(house.take(.paths(["dir"]))) == [".gitignore", "fresh/new.txt"])
    }

    @Test func whatIgnoreRulesAndSecretNamesKeepOutStaysOut() throws {
        try house.take()
        try house.write("x", to: "ignored/x")
        try house.write("x", to: ".env")
        let record = try house.take(.paths(["ignored/x", ".env"]))
        #expect(!record.changed)
        #expect(record.skipped == [SkippedFile(path: ".env", reason: .secret)])
    }

    @Test func nothingOutsideTheTreeIsReached() throws {
        try house.take()
        let outside = "\(house.folder.path)/outside"
        try FilePath.makeFolders(outside)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(outside)/f"))
        try house.link("way", to: outside)
        try house.take()
        let paths = [
            "way/f", "\(house.root)/way/f", "../outside/f", "\(outside)/f", "dir/../../outside/f", ".", "..",
            "", "/",
        ]
        #expect(try !house.take(.paths(paths)).changed)
    }

    @Test func aFileReachedByALinkWithinTheTreeIsTheRealOne() throws {
        try house.link("alias", to: "dir")
        try house.take()
        try house.write("b2", to: "dir/b.txt")
        #expect(try house.files(house.take(.paths(["alias/b.txt"])))["dir/b.txt"] == "b2")
    }

    @Test func repositoriesWithinAreNotLookedInto() throws {
        try house.write("ref: refs/heads/main\n", to: "inner/.git/HEAD")
        try house.write("x", to: "inner/f")
        try house.take()
        let record = try house.take(.paths(["inner/f", "inner/.git/config"]))
        #expect(!record.changed)
        #expect(record.skipped == [SkippedFile(path: "inner/", reason: .nestedRepository)])
    }
}
