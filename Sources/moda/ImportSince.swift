import Events

/// The start of a period: so many days ago, or a date.
struct ImportSince {
    let start: Timestamp

    init?(_ text: String, now: Timestamp) {
        if let days = Int64(text), (0...100_000).contains(days) {
            start = Timestamp(milliseconds: now.milliseconds - days * 86_400_000)
        } else if let date = Timestamp(rfc3339: text + "T00:00:00Z") ?? Timestamp(rfc3339: text) {
            start = date
        } else {
            return nil
        }
    }
}
