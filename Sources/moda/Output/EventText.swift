import API
import Events

/// One event on a line.
struct EventText {
    private let event: EventView

    init(_ event: EventView) { self.event = event }

    var line: String {
        let head = [
            event.at.shortTime(seconds: true), event.agent.rawValue.padded(to: 6),
            event.session.oneLine(8).padded(to: 8), event.kind.rawValue.padded(to: 18),
        ].joined(separator: "  ")
        let line = head + "  " + what.oneLine(TextTable.page - head.count - 2)
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private var what: String {
        if let text = event.text { return "\"\(text)\"" }
        if let usage = event.usage {
            return [event.model, self.usage(usage)].compactMap(\.self).joined(separator: "  ")
        }
        if let decision = event.decision {
            let source = decision.source.map { " by \($0)" } ?? ""
            return "\(event.tool?.name ?? "?") \(decision.accepted ? "accepted" : "REFUSED")\(source)"
        }
        if let tool = event.tool { return self.tool(tool) }
        return event.skill ?? event.error ?? event.model ?? ""
    }

    private func usage(_ usage: EventView.Usage) -> String {
        let tokens = [("in", usage.input), ("out", usage.output), ("cached", usage.cacheRead)]
        let parts = tokens.compactMap { name, count in count.map { "\(name) \(ShortNumber.count($0))" } }
        return (parts + [usage.cost.map { "$\(ShortNumber.dollars($0))" }].compactMap(\.self))
            .joined(separator: ", ")
    }

    private func tool(_ tool: EventView.Tool) -> String {
        let outcome = tool.succeeded == false ? "FAILED \(tool.error ?? "")" : ""
        return [tool.name, outcome, tool.input ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
