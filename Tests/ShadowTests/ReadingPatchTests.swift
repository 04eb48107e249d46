import Git
import Shadow
import Testing

@Suite struct ReadingPatchTests {
    @Test func patchesAreGitsOwnAndMissingContentsAreSaid() throws {
        let story = try Story()
        story["a.txt"] = "one\ntwo\n"
        story["b.txt"] = "b\n"
        try story.look(.prompt)
        story["a.txt"] = "one\n2\n"
        story["b.txt"] = "lost\n"
        story["c.txt"] = "new\n"
        try story.look(.stop)
        try story.lose(Array("lost\n".utf8))
        let (patches, unreadable) = try story.session().patches(from: 0, to: 1)
        #expect(unreadable.isEmpty)
        #expect(patches.map(\.change.shownPath) == ["a.txt", "b.txt", "c.txt"])
        #expect(patches.map { $0.text == nil } == [false, true, false])
        let first = String(decoding: patches[0].text ?? [], as: UTF8.self)
        #expect(first.hasSuffix("@@ -1,2 +1,2 @@\n one\n-two\n+2\n"))
        let last = String(decoding: patches[2].text ?? [], as: UTF8.self)
        #expect(last.contains("--- /dev/null\n") && last.hasSuffix("+new\n"))
    }
}
