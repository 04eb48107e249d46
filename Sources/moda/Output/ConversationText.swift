import API
import Events

/// Conversations, for a person.
enum ConversationText {
    static func table(_ list: ConversationList) -> String {
        guard !list.conversations.isEmpty else { return "no conversations yet" }
        let head = row("LAST", "CONVERSATION", "APPLICATION", "USER", "TURNS", "CALLS", "TOKENS", "ERRORS")
        let rows = list.conversations.map { item in
            row(
                String(item.lastAt.prefix(19)), item.id, item.application ?? "?", item.user ?? "?",
                String(item.turns), String(item.modelCalls),
                String((item.tokens.input ?? 0) &+ (item.tokens.output ?? 0)), String(item.errors))
        }
        let more = list.next.map { ["more: --before '\($0.oneLine(200))'"] } ?? []
        return ([head] + rows + more).joined(separator: "\n")
    }

    private static func row(
        _ last: String, _ id: String, _ application: String, _ user: String, _ turns: String,
        _ calls: String, _ tokens: String, _ errors: String
    ) -> String {
        // The id is whole, since it is what 'show' wants.
        [
            last.padded(to: 19), id.oneLine(200).padded(to: 32), application.oneLine(20).padded(to: 20),
            user.oneLine(24).padded(to: 24), turns.padded(to: 5), calls.padded(to: 5), tokens.padded(to: 9),
            errors,
        ].joined(separator: "  ")
    }

    static func page(_ detail: ConversationDetail) -> String {
        var parts = [summary(detail.conversation)]
        parts.append(detail.messages.map(message).joined(separator: "\n"))
        let steps = detail.spans.filter { $0.kind != "llm" }
        if !steps.isEmpty { parts.append((["Steps:"] + steps.map(step)).joined(separator: "\n")) }
        if !detail.evaluations.isEmpty {
            parts.append((["Evaluations:"] + detail.evaluations.map(evaluation)).joined(separator: "\n"))
        }
        if let next = detail.next { parts.append("more: --after \(next)") }
        return parts.joined(separator: "\n\n")
    }

    private static func summary(_ item: ConversationView) -> String {
        let who = "\(item.application?.oneLine(60) ?? "?"), \(item.user?.oneLine(60) ?? "?")"
        let cost = item.cost.map { ", $\(($0 * 10_000).rounded() / 10_000)" } ?? ""
        return """
            \(item.id.oneLine(200)): \(who), \(item.firstAt) to \(item.lastAt)
            \(counted(item.turns, "turn")), \(counted(item.modelCalls, "model call")) (\
            \(item.models.map { $0.oneLine(60) }.joined(separator: ", "))), \
            \(item.tokens.input ?? 0) tokens in, \(item.tokens.output ?? 0) out\(cost), \
            \(counted(item.errors, "error"))
            """
    }

    private static func message(_ message: MessageView) -> String {
        let head = "\(String(message.position).padded(to: 4)) \(message.role.oneLine(20).padded(to: 10))"
        let note = message.isFailed ? "  (failed, no answer)" : ""
        let lines = message.content.flatMap(lines)
        let first = lines.first ?? ""
        let rest = lines.dropFirst().map { String(repeating: " ", count: 16) + $0 }
        return (["\(head) \(first)\(note)"] + rest).joined(separator: "\n")
    }

    private static func lines(_ block: ContentBlock) -> [String] {
        switch block {
        case .text(let text): text.split(separator: "\n").map { String($0).oneLine(2_000) }
        case .thinking(let text): ["(thinking) \(text.oneLine(200))"]
        case .toolCall(_, let name, let arguments): ["calls \(name.oneLine(60)) \(arguments.oneLine(200))"]
        case .toolResult(_, let name, let content):
            ["\(name.map { $0.oneLine(60) + " " } ?? "")answers \(content.oneLine(200))"]
        case .media(let type, let reference): ["\(type?.oneLine(40) ?? "media") \(reference.oneLine(100))"]
        case .other(let value): [value.text.oneLine(200)]
        }
    }

    private static func step(_ span: SpanView) -> String {
        let error = span.status == "error" ? "  ERROR \((span.errorMessage ?? "").oneLine(100))" : ""
        return "  \(span.kind.padded(to: 12)) \(span.name.oneLine(60))\(error)"
    }

    private static func evaluation(_ item: EvaluationView) -> String {
        let words = item.reasoning.map { "  \($0.oneLine(120))" } ?? ""
        return "  \(item.label.oneLine(40).padded(to: 24)) \(item.value.text.oneLine(60))\(words)"
    }
}
