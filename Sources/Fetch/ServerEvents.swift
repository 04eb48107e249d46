/// One event of a stream of server-sent events.
package struct ServerEvent: Sendable, Equatable {
    /// `message` where the server named none.
    package var name: String
    package var data: String

    package init(name: String, data: String) {
        self.name = name
        self.data = data
    }
}

/// Reads server-sent events out of bytes as they come, in pieces of any size.
///
/// Lines end with CR, LF or both; comments, ids and retry times are passed over. An event that its blank line
/// does not end is none.
package struct ServerEvents: Sendable {
    private var line: [UInt8] = []
    private var name = ""
    private var data: [String] = []
    private var endedWithReturn = false
    private var isFirstLine = true

    package init() {}

    /// The events that end within the bytes.
    package mutating func take(_ bytes: some Sequence<UInt8>) -> [ServerEvent] {
        var found: [ServerEvent] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n") where endedWithReturn: endedWithReturn = false
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                endedWithReturn = byte == UInt8(ascii: "\r")
                if let event = endLine() { found.append(event) }
            default:
                endedWithReturn = false
                line.append(byte)
            }
        }
        return found
    }

    private mutating func endLine() -> ServerEvent? {
        var text = Substring(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        if isFirstLine, text.hasPrefix("\u{FEFF}") { text = text.dropFirst() }
        isFirstLine = false
        guard !text.isEmpty else { return endEvent() }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? parts[1] : ""
        let plain = String(value.hasPrefix(" ") ? value.dropFirst() : value)
        switch parts[0] {
        case "event": name = plain
        case "data": data.append(plain)
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> ServerEvent? {
        defer {
            name = ""
            data = []
        }
        guard !data.isEmpty else { return nil }
        return ServerEvent(name: name.isEmpty ? "message" : name, data: data.joined(separator: "\n"))
    }
}
