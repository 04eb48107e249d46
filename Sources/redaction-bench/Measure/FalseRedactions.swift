import Redaction

/// How many words of clean text were touched.
struct FalseRedactions {
    private(set) var touched = 0
    private(set) var words = 0
    private(set) var examples: [String] = []

    init(_ texts: [String], _ redactor: Redactor) {
        for text in texts { add(text, redactor) }
    }

    var share: Share { Share(hits: touched, total: words) }

    private mutating func add(_ text: String, _ redactor: Redactor) {
        let bytes = Array(text.utf8)
        let findings = redactor.secrets(in: text)
        words += bytes.split(whereSeparator: Self.isBlank).count
        for finding in findings {
            touched += max(1, bytes[finding.range].split(whereSeparator: Self.isBlank).count)
            let around =
                max(0, finding.range.lowerBound - 50)..<min(bytes.count, finding.range.upperBound + 20)
            let shown = String(decoding: bytes[around], as: UTF8.self).map { $0.isNewline ? "⏎" : $0 }
            examples.append("\(finding.rule): \(String(shown).prefix(200))")
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
