import Events
import Normalizer
import TestSupport
import Testing

/// The computed id of a conversation is the one that the Moda SDK computes.
@Suite struct ConversationIDTests {
    @Test func allVectorsOfTheSDKAgree() throws {
        let bytes = try Fixtures.bytes("applications/conversation-ids.json")
        let vectors = try #require(try JSONValue(parsing: bytes).array)
        #expect(vectors.count == 12)
        for vector in vectors {
            let id = conversationID(ofRequest: vector["messages"]?.array ?? [])
            #expect(id == vector["id"]?.string, "\(vector["name"]?.string ?? "")")
        }
    }

    @Test func withoutAUserThereIsNone() {
        #expect(conversationID(ofRequest: [.object(["role": "system", "content": "be kind"])]) == nil)
        #expect(conversationID(ofRequest: []) == nil)
    }

    @Test func contentThatIsNoTextIsPrintedAsPythonDoes() {
        func id(_ content: JSONValue) -> String? {
            conversationID(ofRequest: [.object(["role": "user", "content": content])])
        }
        #expect(id(true) == id("True"))
        #expect(
            id(.object(["a": "it's", "b": .array([1, .null])])) == id(#"{'a': "it's", 'b': [1, None]}"#))
        #expect(id(true) != id("true"))
    }
}
