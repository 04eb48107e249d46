/// The value of an `Authorization` header.
enum AuthorizationValue {
    /// Finds what follows the scheme word, or the whole value without one.
    static func secrets(in text: Bytes, _ range: Range<Int>) -> [Finding] {
        let schemeEnd = text.runEnd(of: ByteClass.alnum.union("-"), from: range.lowerBound, limit: 24)
        let afterBlank = text.runEnd(of: .blank, from: schemeEnd, limit: 8)
        let hasScheme = afterBlank > schemeEnd && afterBlank < range.upperBound
        let secret = (hasScheme ? afterBlank : range.lowerBound)..<range.upperBound
        guard secret.count >= 4, !Placeholder.isPlaceholder(text, secret),
            !Placeholder.holdsReference(text, secret),
            Marker.end(in: text, at: secret.lowerBound) == nil, hasScheme || Randomness.isMixed(text, secret)
        else { return [] }
        let isOneWord =
            text.firstIndex(of: UInt8(ascii: " "), from: secret.lowerBound, before: secret.upperBound) == nil
        guard
            isOneWord
                || text.firstIndex(of: UInt8(ascii: "="), from: secret.lowerBound, before: secret.upperBound)
                    != nil
        else { return [] }
        return [Finding(rule: rule(text, range.lowerBound..<schemeEnd), range: secret)]
    }

    private static func rule(_ text: Bytes, _ scheme: Range<Int>) -> String {
        if text.matchesFolded("bearer", at: scheme.lowerBound) { return "bearer-token" }
        return text.matchesFolded("basic", at: scheme.lowerBound) ? "basic-auth" : "authorization"
    }
}
