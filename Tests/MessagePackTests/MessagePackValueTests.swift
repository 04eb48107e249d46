import Events
import MessagePack
import TestSupport
import Testing

@Suite struct MessagePackValueTests {
    @Test func numbersBeyond63BitsKeepTheirDigitsInJSON() {
        #expect(MessagePackValue.unsigned(.max).json == "18446744073709551615")
        #expect(MessagePackValue.integer(.max).json == .integer(.max))
        #expect(MessagePackValue.unsigned(.max).unsigned == .max)
        #expect(MessagePackValue.integer(-1).unsigned == nil)
    }

    @Test func wholeDoublesAreIntegersAsInJSONText() throws {
        #expect(MessagePackValue.number(4).json == 4)
        #expect(MessagePackValue.number(0.5).json == .number(0.5))
        #expect(MessagePackValue.number(4).json == (try JSONValue(parsing: "4.0")))
    }

    @Test func bytesAreTextOrACount() {
        #expect(MessagePackValue.binary(Array("hé".utf8)[...]).json == "hé")
        #expect(MessagePackValue.binary([0xFF, 0xFE]).json == "[2 bytes]")
    }

    @Test func numbersThatJSONHasNotDoNotBreakItsText() throws {
        let text = MessagePackValue.array([.number(.nan), .number(.infinity)]).json.text
        #expect(try JSONValue(parsing: text).array?.count == 2)
    }
}
