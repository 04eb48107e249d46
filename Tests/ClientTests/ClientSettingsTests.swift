import Client
import Foundation
import TestSupport
import Testing

@Suite struct ClientSettingsTests {
    @Test func theOptionComesBeforeTheEnvironmentBeforeTheFile() {
        var file = ConfigurationFile()
        file.server = "http://file"
        file.key = "from-file"
        let all = ["MODA_BASE_URL": "http://env/", "MODA_API_KEY": "from-env"]
        #expect(
            ClientSettings(server: "http://option", environment: all, file: file).server == "http://option")
        #expect(ClientSettings(server: nil, environment: all, file: file).server == "http://env")
        #expect(ClientSettings(server: nil, environment: [:], file: file).server == "http://file")
        #expect(ClientSettings(server: nil, environment: all, file: file).key == "from-env")
        #expect(ClientSettings(server: nil, environment: ["MODA_API_KEY": ""], file: file).key == "from-file")
        let bare = ClientSettings(server: nil, environment: [:], file: ConfigurationFile())
        #expect(bare == ClientSettings(server: ClientSettings.defaultServer, key: nil))
    }

    @Test func withoutAKeyTheErrorSaysHowToGetOne() {
        let settings = ClientSettings(server: "http://127.0.0.1:1", key: nil)
        #expect(throws: ClientError.self) { try settings.requireKey() }
    }

    @Test func theFileIsReadableByItsOwnerOnlyAndReadBackEqual() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/home/config.json"
        var file = ConfigurationFile()
        file.key = "k"
        file.server = "http://127.0.0.1:4318"
        file.capturePrompts = true
        try file.write(to: path)
        try file.write(to: path)
        #expect(try ConfigurationFile(path: path) == file)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/home") == ["config.json"])
    }

    /// Somebody who keeps their settings elsewhere, by a link, finds them there.
    @Test func aLinkStaysOne() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "dotfiles/moda.json")
        let link = folder.path + "/config.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "dotfiles/moda.json")
        try ConfigurationFile.change(at: link) { $0.key = "k" }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "dotfiles/moda.json")
        #expect(folder.read("dotfiles/moda.json")?.contains("\"k\"") == true)
        let settings = ClientSettings(server: "http://127.0.0.1:1", key: "k")
        let facts = KeyFacts(settings, file: try ConfigurationFile(path: link), path: link)
        #expect(facts.exposedFile == nil)
    }

    @Test func changesAtATimeAllHold() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/config.json"
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try ConfigurationFile.change(at: path) { file in
                        file.userEmail = (file.userEmail ?? "") + "<\(number)>"
                    }
                }
            }
            try await group.waitForAll()
        }
        let all = try ConfigurationFile(path: path).userEmail ?? ""
        #expect((0..<20).allSatisfy { all.contains("<\($0)>") })
    }

    @Test func aDamagedFileIsAnErrorAndNoFileIsNone() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "folder.json/inside")
        #expect(throws: ClientError.self) { try ConfigurationFile(path: folder.path + "/folder.json") }
        try folder.write("{not json", to: "config.json")
        #expect(throws: ClientError.self) { try ConfigurationFile(path: folder.path + "/config.json") }
        #expect(try ConfigurationFile(path: folder.path + "/none.json") == ConfigurationFile())
    }
}
