import API

/// Requests that came in, a line each; below it why one was refused, and its body where asked for.
struct RawEventsText {
    private let list: RawEventList
    private let onlyRefused: Bool

    init(_ list: RawEventList, onlyRefused: Bool) {
        self.list = list
        self.onlyRefused = onlyRefused
    }

    var text: String {
        guard !list.events.isEmpty else { return onlyRefused ? "nothing was refused" : "nothing came in yet" }
        let lines = TextTable(
            [
                .init(title: "ID"), .init(title: "TIME", isNumber: false),
                .init(title: "PROVIDER", isNumber: false), .init(title: "SIGNAL", isNumber: false),
                .init(title: "STATUS"), .init(title: "SIZE"), .init(title: "DIGEST", isNumber: false),
            ], list.events.map(cells)
        ).text.split(separator: "\n").map(String.init)
        let entries = zip(lines.dropFirst(), list.events).map { line, event in
            ([line] + notes(event)).joined(separator: "\n")
        }
        let more = list.next.map { ["older: --before \($0)"] } ?? []
        return (lines.prefix(1) + entries + more).joined(separator: "\n")
    }

    private func cells(_ event: RawEventView) -> [String] {
        [
            String(event.id), event.receivedAt.shortTime(seconds: true), event.provider, event.signal,
            String(event.status), ShortNumber.bytes(event.size), String(event.digest.prefix(12)),
        ]
    }

    private func notes(_ event: RawEventView) -> [String] {
        let reason = event.error.map { $0.oneLine(2_000).wrapped(to: TextTable.page - 4) } ?? []
        let body = event.body.flatMap { $0.isEmpty ? nil : $0.oneLine(.max) }
        return (reason + [body].compactMap(\.self)).map { "    " + $0 }
    }
}

extension String {
    /// The text in lines of at most `width` characters, broken at spaces where there are any.
    func wrapped(to width: Int) -> [String] {
        var (lines, line): ([String], String) = ([], "")
        for word in split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
