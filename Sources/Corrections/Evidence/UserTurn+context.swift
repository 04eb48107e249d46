package import Events

extension UserTurn {
    /// What the agent had just done, as far as it helps to see what a complaint is about: the end of what it said, then
    /// its last commands and files; nil where nothing is known.
    package var context: String? {
        let said = agentText.suffix(300).split(whereSeparator: \.isNewline).joined(separator: " ")
        let ran = actions.suffix(4).map { String($0.input.prefix(120)) }
        let all = ([said] + ran).filter { !$0.isEmpty }
        return all.isEmpty ? nil : all.joined(separator: "\n")
    }
}
