import Events
import Shadow
import Testing

@Suite struct ShadowLayoutTests {
    private func name(_ id: String) -> String {
        ShadowLayout.folderName(of: SessionKey(agent: .claude, id: id))
    }

    @Test func keepsOrdinarySessionIDsAsTheyAre() {
        #expect(name("e6d886dc-1f1c-4646-ab71-09928bba7c14") == "e6d886dc-1f1c-4646-ab71-09928bba7c14")
    }

    @Test func neverLetsASessionIDChooseAPath() {
        for id in ["", "..", "../../x", "a/b", "a.lock", "ü", String(repeating: "a", count: 81), "a b", "@{"]
        {
            #expect(name(id).hasPrefix("sha256-"), "\(id)")
            #expect(!name(id).contains("/"), "\(id)")
        }
        #expect(name("a/b") != name("a.b"))
    }
}
