import Events
import TestSupport

/// A conversation under test: calls in, what it shows out.
struct Talk {
    private var thread = ConversationThread()
    private(set) var messages: [ChatMessage] = []

    mutating func call(
        _ input: [ChatMessage], _ answer: ChatMessage?, isFailed: Bool = false, response: String? = nil
    ) {
        let output = answer.map { [$0] } ?? []
        let call = ThreadCall(
            input: input.map(MessageAtoms.init), output: output.map(MessageAtoms.init), isFailed: isFailed,
            responseID: response)
        for addition in thread.append(call) {
            var message =
                switch addition.source {
                case .input(let place): input[place]
                case .output(let place): output[place]
                }
            if addition.entry.path != nil { message.blocks = message.blocks(ofAtoms: addition.atoms) }
            messages.append(message)
        }
    }

    var told: [String] { messages.map(Self.line) }

    static func line(_ message: ChatMessage) -> String {
        let isResult = message.blocks.contains { if case .toolResult = $0 { true } else { false } }
        return "\(isResult ? "t" : String(message.role.prefix(1))):\(message.text)"
    }

    static func system(_ text: String) -> ChatMessage { ChatMessage(role: "system", blocks: [.text(text)]) }

    /// Calls with histories, windows, branches, retries and lone messages out of a few words.
    static func randomCalls(_ count: Int, using random: inout SeededGenerator) -> [ThreadCall] {
        var history: [ChatMessage] = []
        return (0..<count).map { _ in
            switch Int.random(in: 0..<6, using: &random) {
            case 0: history = []
            case 1: history = Array(history.prefix(Int.random(in: 0...history.count, using: &random)))
            default: break
            }
            history.append(.user(["yes", "no", "go on"].randomElement(using: &random) ?? ""))
            let window = Int.random(in: 1...max(1, history.count), using: &random)
            let told = Bool.random(using: &random) ? history : Array(history.suffix(window))
            let isFailed = Int.random(in: 0..<5, using: &random) == 0
            let answer = ChatMessage.assistant(["ok", "well"].randomElement(using: &random) ?? "")
            if !isFailed { history.append(answer) }
            return ThreadCall(
                input: ([system("Be brief.")] + told).map(MessageAtoms.init),
                output: isFailed ? [] : [MessageAtoms(answer)], isFailed: isFailed)
        }
    }
}

extension ChatMessage {
    static func user(_ text: String) -> ChatMessage { ChatMessage(role: "user", blocks: [.text(text)]) }
    static func assistant(_ text: String) -> ChatMessage {
        ChatMessage(role: "assistant", blocks: [.text(text)])
    }
}
