import Events
import Foundation
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [
        (JSONValue.null, "null"), (.bool(true), "true"), (.integer(.min), "-9223372036854775808"),
        (.number(1.5), "1.5"), (.number(2), "2"), (.number(-0.001), "-0.001"), (.string("a/b"), "\"a/b\""),
        (.string("\"\\\u{8}\u{9}\u{A}\u{C}\u{D}\u{1}\u{1F}"), #""\"\\\b\t\n\f\r\u0001\u001f""#),
        (.string("ä€😀\u{7F}"), "\"ä€😀\u{7F}\""), (.array([]), "[]"), (.object([:]), "{}"),
        (
            .object(["b": .array([.integer(1), .null]), "a": .object(["": .string("")])]),
            #"{"a":{"":""},"b":[1,null]}"#
        ),
    ])
    func valuesAreCompactWithSortedNames(_ value: JSONValue, _ text: String) {
        #expect(value.text == text)
    }

    @Test func whatJSONHasNoNumberForIsAWord() {
        #expect(JSONValue.number(.nan).text == "\"NaN\"")
        #expect(JSONValue.number(-.infinity).text == "\"-Infinity\"")
    }

    @Test(arguments: [
        1e300, Double.leastNonzeroMagnitude, 1e15, 123_456_789.125, -0.1, 1e21, 4_503_599_627_370_497.5,
    ])
    func numbersAreReadBackAsTheyWere(_ number: Double) throws {
        let text = JSONValue.array([.number(number)]).text
        #expect(try JSONValue(parsing: text).array?.first?.number == number)
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Double]
        #expect(read == [number])
    }

    @Test func anyBytesOfAStringSurviveTheWayThereAndBack() throws {
        let scalars = (UInt32(0)...0x2FF).compactMap(Unicode.Scalar.init)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let value = JSONValue.object([String(text): .string(String(text))])
        #expect(try JSONValue(parsing: value.text) == value)
    }
}
