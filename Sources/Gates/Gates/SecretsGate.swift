internal import Events
internal import Redaction
internal import Skills

/// Objects to a draft with a secret in it, or in the words behind it, redacted or not.
///
/// A redacted secret objects too: what the marker stands for was part of the instruction, and an instruction
/// with a hole in it teaches nothing. The reason names rules and counts, never the secret.
struct SecretsGate: Gate {
    static let id = "secrets"
    static let parameters: [String: GateParameter.Kind] = [:]

    private let redactor = Redactor()

    init(_ parameters: GateParameters) throws(GateError) {}

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let inDraft = rules(in: candidate.draft.document.rendered)
        var inCorrections: [String: Set<Correction.ID>] = [:]
        for correction in candidate.corrections {
            for rule in rules(in: text(of: correction)) {
                inCorrections[rule, default: []].insert(correction.id)
            }
        }
        guard !inDraft.isEmpty || !inCorrections.isEmpty else {
            return .clear("no secret in the draft or in its \(candidate.corrections.count) corrections")
        }
        let total = candidate.corrections.count
        let reasons =
            inDraft.sorted().map { "\($0) in the draft" }
            + inCorrections.sorted { $0.key < $1.key }.map {
                "\($0.key) in \($0.value.count) of \(total) corrections"
            }
        return .objection(
            "a secret was said: " + reasons.joined(separator: ", "),
            Set(inCorrections.values.joined()).sorted())
    }

    private func text(of correction: Correction) -> String {
        ([correction.words, correction.instruction] + correction.evidence.map(\.detail)).joined(
            separator: "\n")
    }

    private func rules(in text: String) -> Set<String> {
        var found = Set(redactor.secrets(in: text).map(\.rule))
        if Redactor.holdsMarker(text) { found.insert("a redacted secret") }
        if holdsLogin(text) { found.insert("a login") }
        return found
    }

    /// `user:password@host` without a scheme, which no redaction rule can tell from other words; a person's eye can.
    private func holdsLogin(_ text: String) -> Bool {
        text.split(whereSeparator: { $0.isWhitespace || "\"'`<>()".contains($0) }).contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            let login = parts.dropLast().joined(separator: "@").split(separator: ":", maxSplits: 1)
            guard parts.count >= 2, login.count == 2, let host = parts.last, let password = login.last else {
                return false
            }
            return password.count >= 6 && !password.contains("/") && host.contains(".")
                && login[0].allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        }
    }
}
