import Git
import Testing

@Suite struct ObjectIDTests {
    @Test func takesFortyHexDigitsAndNothingElse() {
        let digits = String(repeating: "0123456789AbcdeF0123", count: 2)
        #expect(ObjectID(hex: digits)?.hex == digits.lowercased())
        for wrong in ["", String(digits.dropLast()), digits + "0", "g" + digits.dropFirst()] {
            #expect(ObjectID(hex: wrong) == nil, "\(wrong)")
        }
    }
}
