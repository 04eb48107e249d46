import MessagePack
import Testing

@Suite struct MessagePackErrorTests {
    @Test func anErrorSaysWhatIsWrong() {
        #expect(MessagePackError(description: "ends early").description == "ends early")
    }
}
