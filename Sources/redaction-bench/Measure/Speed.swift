import Redaction

/// Bytes redacted in a second on one core.
struct Speed {
    let megabytesPerSecond: Double

    /// Repeats the texts until about a second has passed, and takes the best of three.
    init(_ texts: [String], _ redactor: Redactor) {
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        let clock = ContinuousClock()
        var best = 0.0
        for _ in 0..<3 {
            let took = clock.measure { for text in texts { Self.sink(redactor.redact(text)) } }
            let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
            best = max(best, Double(bytes) / 1e6 / max(seconds, 1e-9))
        }
        megabytesPerSecond = best
    }

    @inline(never)
    private static func sink(_ text: String) {
        withExtendedLifetime(text) {}
    }
}
