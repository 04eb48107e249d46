import ConfigEditing
import Testing

@Suite struct ConfigEditErrorTests {
    @Test func saysWhere() {
        #expect(
            ConfigEditError(line: 3, reason: "a quote is not closed").description
                == "line 3: a quote is not closed")
    }
}
