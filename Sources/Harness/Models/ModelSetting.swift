internal import Foundation

/// Which model is asked, as the one setting names it.
///
/// `anthropic:NAME`, `openai:NAME@https://host/v1` (or any server that speaks the same protocol), or
/// `command:/path with arguments`, which reads the prompt and writes the answer. After `anthropic:NAME` an
/// address may follow as well.
package struct ModelSetting: Sendable, Equatable {
    package enum Provider: Sendable, Equatable {
        case anthropic(base: String)
        case openAI(base: String)
        /// A program and its arguments; no shell reads them.
        case command([String])
    }

    package let provider: Provider
    /// The model's name as the provider knows it; a command's last path component.
    package let name: String

    package init(parsing text: String) throws(ModelError) {
        guard let colon = text.firstIndex(of: ":") else { throw Self.unknown }
        let rest = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        switch text[..<colon] {
        case "anthropic":
            let parts = try Self.nameAndBase(rest, standard: "https://api.anthropic.com")
            (name, provider) = (parts.name, .anthropic(base: parts.base))
        case "openai":
            let parts = try Self.nameAndBase(rest, standard: "https://api.openai.com/v1")
            (name, provider) = (parts.name, .openAI(base: parts.base))
        case "command":
            let words = Self.words(rest)
            guard let program = words.first, program.hasPrefix("/") else {
                throw ModelError(.refused, "command: wants the whole path of a program")
            }
            name = String(program.split(separator: "/").last ?? "command")
            provider = .command(words)
        default: throw Self.unknown
        }
    }

    /// The variables that may hold the key, the first one that is set counts.
    package var keyVariables: [String] {
        switch provider {
        case .anthropic: ["MODA_MODEL_KEY", "ANTHROPIC_API_KEY"]
        case .openAI: ["MODA_MODEL_KEY", "OPENAI_API_KEY"]
        case .command: []
        }
    }

    /// Throws where the key would cross a network in the clear.
    package func check(key: String?) throws(ModelError) {
        if let base { try ModelAddress.check(key: key, for: base) }
    }

    /// Where HTTP requests go; nil for a command.
    package var base: String? {
        switch provider {
        case .anthropic(let base), .openAI(let base): base
        case .command: nil
        }
    }

    private static let unknown = ModelError(
        .refused, "the model is set as anthropic:NAME, openai:NAME@https://host/v1 or command:/path")

    private static func nameAndBase(
        _ text: String, standard: String
    ) throws(ModelError) -> (name: String, base: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let name = parts.first, !name.isEmpty, !name.contains(where: \.isWhitespace) else {
            throw unknown
        }
        guard parts.count == 2 else { return (name, standard) }
        return (name, try ModelAddress.checked(parts[1]))
    }

    /// Words apart by spaces; quotes keep them together.
    private static func words(_ text: String) -> [String] {
        var found: [String] = []
        var word: String?
        var quote: Character?
        for sign in text {
            if sign == quote {
                quote = nil
            } else if quote == nil, sign == "\"" || sign == "'" {
                quote = sign
                word = word ?? ""
            } else if quote == nil, sign.isWhitespace {
                if let whole = word { found.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(sign)
            }
        }
        return found + [word].compactMap(\.self)
    }
}
