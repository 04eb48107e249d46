import Foundation
import Git
import TestSupport
import Testing

@Suite struct RepositoryNameTests {
    @Test(arguments: [
        ("git@github.com:acme/web.git", "acme/web"), ("git@github.com:/acme/web", "acme/web"),
        ("https://github.com/acme/web.git", "acme/web"), ("https://github.com/acme/web/", "acme/web"),
        ("https://ana:ghp_secret@github.com/acme/web.git", "acme/web"),
        ("https://github.com/acme/web.git?token=secret#secret", "acme/web"),
        ("ssh://git@example.com:2222/acme/web.git", "acme/web"),
        ("https://gitlab.example.com/group/part/web.git", "group/part/web"),
        ("ssh://git@example.com/~ana/web.git", "web"), ("web:acme/web", "acme/web"),
        ("/srv/git/web.git", "web"), ("../web", "web"), ("file:///srv/git/web.git/", "web"),
        ("/srv/web/.git", "web"), (#"C:\git\web.git"#, "web"), ("C:/git/web", "web"), ("./a:b/web", "web"),
    ])
    func nameIsWhatTheAddressEndsIn(_ url: String, _ name: String) {
        #expect(RepositoryName.of(url: url) == name)
    }

    @Test(arguments: ["", " ", "/", "https://", "https://example.com", "https://secret@host", "..", ":"])
    func anAddressThatNamesNothingHasNoName(_ url: String) {
        #expect(RepositoryName.of(url: url) == nil)
    }

    @Test func aWorkTreeIsCalledByItsRemoteElseByItsFolder() throws {
        let folder = try TemporaryFolder()
        #expect(RepositoryName.of(root: folder.path) == nil)
        try folder.write("ref: refs/heads/main\n", to: "web/.git/HEAD")
        #expect(RepositoryName.of(root: folder.path + "/web") == "web")
        try folder.write(
            "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://ana:secret@example.com/acme/shop.git\n",
            to: "web/.git/config")
        #expect(RepositoryName.of(root: folder.path + "/web") == "acme/shop")
        try folder.write("[remote \"origin\n", to: "web/.git/config")
        #expect(RepositoryName.of(root: folder.path + "/web") == "web")
    }
}
