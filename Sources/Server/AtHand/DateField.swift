internal import Events

/// The line that tells the time, written once a second.
struct DateField {
    private var second: Int64?
    private var line: [UInt8] = []

    mutating func line(at now: Timestamp) -> [UInt8] {
        let second = now.milliseconds / 1_000
        if self.second != second {
            self.second = second
            line = Array("Date: \(now.httpDate)\r\n".utf8)
        }
        return line
    }
}
