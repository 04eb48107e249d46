/// A message as keys that are equal however it is told: as text, as blocks, in one message or in several.
///
/// An atom is all text of a message, or one tool call, tool result or media block. Call ids, white space and
/// what a model thought are no part of a key: SDKs tell them differently, or not at all, when they tell a
/// message again as history.
package struct MessageAtoms: Sendable, Equatable {
    package enum Role: String, Sendable {
        /// The model's.
        case answer = "a"
        /// The user's, or a tool's to the model.
        case word = "w"
        /// Beside the conversation: system instructions, thoughts; shown once, wherever they stand.
        case aside = "s"
    }

    package var role: Role
    /// Empty for a message that says nothing.
    package var keys: [UInt64]

    package init(_ message: ChatMessage) {
        let atoms = message.atoms
        if message.isBeside || atoms.isEmpty {
            role = .aside
            let text = message.blocks.map(\.asideText).joined()
            keys = text.isEmpty ? [] : [Self.key("aside", text)]
        } else {
            role = message.isAnswer ? .answer : .word
            keys = atoms.map(\.key)
        }
    }

    /// What `text` wrote; nil for anything else.
    package init?(text: some StringProtocol) {
        let digits = text.dropFirst()
        guard let role = text.first.flatMap({ Role(rawValue: String($0)) }) else { return nil }
        self.role = role
        guard let keys = Self.keys(hex: digits) else { return nil }
        self.keys = keys
    }

    /// One letter and 16 hex digits a key.
    package var text: String { role.rawValue + Self.hex(keys) }

    package static func hex(_ keys: [UInt64]) -> String {
        keys.map { key in
            let digits = String(key, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    package static func keys(hex: some StringProtocol) -> [UInt64]? {
        let bytes = Array(hex.utf8)
        guard bytes.count.isMultiple(of: 16) else { return nil }
        var keys: [UInt64] = []
        for start in stride(from: 0, to: bytes.count, by: 16) {
            var key: UInt64 = 0
            for byte in bytes[start..<start + 16] {
                guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
                key = key << 4 | UInt64(digit)
            }
            keys.append(key)
        }
        return keys
    }

    fileprivate static func key(_ kind: String, _ parts: String...) -> UInt64 {
        let bare = parts.map { part in
            String(decoding: part.utf8.lazy.filter { !(9...13).contains($0) && $0 != 32 }, as: UTF8.self)
        }
        return UInt64(ContentID.make([kind] + bare).prefix(16), radix: 16) ?? 0
    }
}

extension ChatMessage {
    /// The message's atoms: results of tools, then text, then media and the rest, then calls of tools.
    ///
    /// SDKs order these in several ways; each atom knows its blocks by their places.
    fileprivate var atoms: [(key: UInt64, blocks: [Int])] {
        var (results, texts, rest, calls): ([(UInt64, [Int])], [Int], [(UInt64, [Int])], [(UInt64, [Int])])
        (results, texts, rest, calls) = ([], [], [], [])
        var words = ""
        for (place, block) in blocks.enumerated() {
            switch block {
            case .text(let text):
                guard text.utf8.contains(where: { $0 > 32 }) else { continue }
                texts.append(place)
                words += text
            case .thinking: continue
            case .toolCall(_, let name, let arguments):
                let value = (try? JSONValue(parsing: arguments))?.text ?? arguments
                calls.append((MessageAtoms.key("call", name, value), [place]))
            case .toolResult(_, _, let content):
                results.append((MessageAtoms.key("result", content), [place]))
            case .media(_, let reference): rest.append((MessageAtoms.key("media", reference), [place]))
            case .other(let value): rest.append((MessageAtoms.key("other", value.text), [place]))
            }
        }
        let kind = isAnswer ? "answer" : isToolResult ? "result" : "text"
        let spoken = texts.isEmpty ? [] : [(MessageAtoms.key(kind, words), texts)]
        return (results + spoken + rest + calls).map { (key: $0.0, blocks: $0.1) }
    }

    /// The blocks of some of the atoms, in the message's own order; all blocks where all atoms are wanted.
    package func blocks(ofAtoms wanted: Range<Int>) -> [ContentBlock] {
        let atoms = atoms
        guard wanted != 0..<atoms.count, wanted.upperBound <= atoms.count else { return blocks }
        let places = Set(atoms[wanted].flatMap(\.blocks))
        return blocks.enumerated().filter { places.contains($0.offset) }.map(\.element)
    }

    private var plainRole: String { role.lowercased() }
    fileprivate var isAnswer: Bool { ["assistant", "model", "ai", "bot"].contains(plainRole) }
    private var isToolResult: Bool { ["tool", "function"].contains(plainRole) }
    /// Instructions of the application, or a message that holds thoughts alone.
    fileprivate var isBeside: Bool { ["system", "developer", "thinking", "reasoning"].contains(plainRole) }
}

extension ContentBlock {
    fileprivate var asideText: String {
        switch self {
        case .text(let text), .thinking(let text): text
        default: json.text
        }
    }
}
