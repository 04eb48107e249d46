import API
import Events

/// Sessions, two lines each: the counts, and who worked where.
struct SessionsText {
    private let list: SessionList

    init(_ list: SessionList) { self.list = list }

    var text: String {
        guard !list.sessions.isEmpty else { return "no sessions yet" }
        let lines = TextTable(
            [
                .init(title: "SESSION", isNumber: false, narrowest: 20),
                .init(title: "FIRST", isNumber: false), .init(title: "LAST", isNumber: false),
                .init(title: "PROMPTS"), .init(title: "EVENTS"),
            ], list.sessions.map(cells)
        ).text.split(separator: "\n").map(String.init)
        let entries = zip(lines.dropFirst(), list.sessions).map { "\($0)\n    \(place($1))" }
        let more = list.next.map { ["older: --before \($0)"] } ?? []
        return (lines.prefix(1) + entries + more).joined(separator: "\n")
    }

    private func cells(_ session: SessionView) -> [String] {
        [
            "\(session.agent.rawValue)/\(session.id)", session.firstAt.shortTime(),
            session.lastAt.shortTime(),
            String(session.prompts), String(session.events),
        ]
    }

    private func place(_ session: SessionView) -> String {
        let parts = [
            session.isSubagent ? "a subagent of" : nil, session.user ?? "nobody known",
            session.repository.map { "in \($0)" }, session.branch.map { "on \($0)" },
        ]
        return parts.compactMap(\.self).joined(separator: " ").oneLine(TextTable.page - 4)
    }
}
