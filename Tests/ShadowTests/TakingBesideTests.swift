import Git
import Testing

/// Snapshots beside those of the git program, of repositories that chance makes.
@Suite(.enabled(if: FilePath.status("/usr/bin/git") != nil)) struct TakingBesideTests {
    /// Of a longer run, those seeds that showed most; what is special about one, its failure says.
    @Test(arguments: [4, 13, 58, 110, 198, 244, 337, 352]) func takesWhatGitTakes(_ seed: Int) throws {
        var house = try BesideHouse(seed: seed)
        let found = try house.differences(looks: 2)
        #expect(found.isEmpty, "\(house.about): \(found.prefix(3))")
    }
}
