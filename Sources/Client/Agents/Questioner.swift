/// Who answers the questions of `moda init`.
package enum Questioner {
    /// Nobody is asked: what is proposed holds.
    case defaults
    /// Somebody at a terminal: prints a question, and reads a line; nil where the input has ended.
    case person(ask: (String) -> String?)
    /// Nobody is there, and nobody said that the proposals hold.
    case nobody

    /// What was given already, or what the person says.
    ///
    /// - Throws: `ClientError` where nobody can answer, naming the option that would.
    func yesOrNo(
        _ given: Bool?, _ question: String, option: String, proposal: Bool
    ) throws(ClientError) -> Bool {
        if let given { return given }
        guard case .person(let ask) = self else {
            try requireProposal(option)
            return proposal
        }
        for _ in 0..<3 {
            guard let line = ask("\(question) [\(proposal ? "Y/n" : "y/N")] ") else { break }
            switch line.lowercased().filter({ !$0.isWhitespace }) {
            case "": return proposal
            case "y", "yes": return true
            case "n", "no": return false
            default: continue
            }
        }
        throw ClientError(.local, "no answer, nothing was changed; \(option) says it without a question")
    }

    /// A line of text; nil where the person wants none.
    ///
    /// - Throws: `ClientError` where nobody can answer, naming the option that would.
    func text(
        _ given: String?, _ question: String, option: String, proposal: String?
    ) throws(ClientError) -> String? {
        if let given { return given }
        guard case .person(let ask) = self else {
            try requireProposal(option)
            return proposal
        }
        guard let line = ask("\(question) [\(proposal ?? "-")] ") else {
            throw ClientError(.local, "no answer, nothing was changed; \(option) says it without a question")
        }
        let text = String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        return text.isEmpty ? proposal : text == "-" ? nil : text
    }

    private func requireProposal(_ option: String) throws(ClientError) {
        guard case .nobody = self else { return }
        throw ClientError(
            .local, "there is no terminal to ask at: say --yes for what is proposed, or \(option)")
    }
}
