import API
import Events

/// The gates' parameters, for a person.
enum GatesText {
    private static let shown = 60

    static func list(_ list: GateList) -> String {
        let lines = list.settings.map { "\($0.gate.padded(to: 14)) \(line($0, width: shown))" }
        return lines.joined(separator: "\n") + changes(list.changes)
    }

    static func show(_ gate: String, _ list: GateList) -> String {
        guard !list.settings.isEmpty else { return "\(gate): no such gate, or it has no parameters" }
        return list.settings.map { line($0, width: 10_000) }.joined(separator: "\n") + changes(list.changes)
    }

    static func setting(_ view: GateSettingView) -> String { "\(view.gate) \(line(view, width: shown))" }

    private static func line(_ view: GateSettingView, width: Int) -> String {
        let value = view.value.text.oneLine(width)
        let shipped = view.isOverridden ? "   (shipped: \(view.shipped.text.oneLine(width)))" : ""
        let problem = view.problem.map { "   NOT IN FORCE: \($0.oneLine(200))" } ?? ""
        return view.parameter.padded(to: 28) + " " + value + shipped + problem
    }

    private static func changes(_ changes: [GateChangeView]) -> String {
        guard !changes.isEmpty else { return "" }
        let lines = changes.map { change in
            let value = change.value.map { "to \($0.text.oneLine(shown))" } ?? "back to what is shipped"
            let reason = change.reason.map { ": \"\($0.oneLine(120))\"" } ?? ""
            return "  \(change.at.prefix(16)) \(change.gate).\(change.parameter) \(value) by "
                + "\(change.by.oneLine(40)) (\(change.keyID))\(reason)"
        }
        return "\n\nChanges:\n" + lines.joined(separator: "\n")
    }
}
