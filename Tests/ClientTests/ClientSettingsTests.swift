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

    @Test func aDamagedFileIsAnErrorAndNoFileIsNone() throws {
        let folder = try TemporaryFolder()
        try folder.write("{not json", to: "config.json")
        #expect(throws: ClientError.self) { try ConfigurationFile(path: folder.path + "/config.json") }
        #expect(try ConfigurationFile(path: folder.path + "/none.json") == ConfigurationFile())
    }
}
