/// Long runs without words: encoded payloads, or keys that no rule knew.
enum Blobs {
    static func objections(to text: String, longest: Int) -> [String] {
        let runs = text.split { !isBlobSign($0) }
        return runs.contains { isBlob($0, longest) } ? ["holds an encoded blob"] : []
    }

    private static func isBlobSign(_ sign: Character) -> Bool {
        sign.isASCII && (sign.isLetter || sign.isNumber || sign == "+" || sign == "/" || sign == "=")
    }

    /// Long, and either hexadecimal or of mixed letters and digits as words and paths are not.
    private static func isBlob(_ run: Substring, _ longest: Int) -> Bool {
        guard run.utf8.count > longest else { return false }
        if run.allSatisfy(\.isHexDigit) { return true }
        let isMixed =
            run.contains(where: \.isUppercase) && run.contains(where: \.isLowercase)
            && run.contains(where: \.isNumber)
        return isMixed && run.split(separator: "/").contains { $0.count > longest * 3 / 4 }
    }
}
