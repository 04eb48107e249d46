import Redaction

/// How many of the generated secrets are gone from the redacted text.
struct Recall {
    private(set) var misses: [Positive] = []
    let total: Int

    init(_ positives: [Positive], _ redactor: Redactor) {
        total = positives.count
        misses = positives.filter { $0.leaks(in: redactor.redact($0.text)) }
    }

    var share: Share { Share(hits: total - misses.count, total: total) }
}
