internal import Events
internal import Foundation

/// A prompt as its file has it: a head with its version, and the text.
package struct Prompt: Sendable, Equatable {
    package let name: String
    /// The file's version and the digest of its bytes: answers to another text are other answers.
    package let version: String
    package let text: String
    /// What else the head says: `name: value` lines.
    let settings: [String: String]

    init(_ name: String, file text: String, path: String) throws(ModelError) {
        let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
        var settings: [String: String] = [:]
        for line in parts.count == 3 && parts[0].isEmpty ? parts[1].split(separator: "\n") : [] {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            settings[String(pair[0])] = pair[1].trimmingCharacters(in: .whitespaces)
        }
        guard let number = settings["version"].flatMap({ Int($0) }), parts.count == 3 else {
            throw ModelError(.refused, "\(path) begins with ---, version: NUMBER and ---")
        }
        self.name = name
        self.settings = settings
        self.text = parts[2].trimmingCharacters(in: .whitespacesAndNewlines)
        version = "\(number) \(ContentID.make(text))"
    }
}

/// The prompts of a folder (`harness/prompts`).
package struct PromptBook: Sendable {
    /// Makes a draft of a cluster's corrections.
    let draft: Prompt
    /// Tells what was wrong with an answer.
    let repair: Prompt
    /// Judges whether instructions would have prevented corrections.
    let effect: Prompt

    package init(folder: String) throws(ModelError) {
        func prompt(_ name: String) throws(ModelError) -> Prompt {
            let path = "\(folder)/\(name).md"
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ModelError(.refused, "there is no prompt at \(path)")
            }
            return try Prompt(name, file: String(decoding: data, as: UTF8.self), path: path)
        }
        draft = try prompt("draft")
        repair = try prompt("repair")
        effect = try prompt("effect")
    }
}
