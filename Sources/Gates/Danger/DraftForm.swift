internal import Skills

/// What is wrong with a draft whatever it says: signs for machines, addresses, blobs, lengths that no reviewer
/// reads.
struct DraftForm {
    let longestBlob, longestLine, mostLines: Int

    func objections(to document: SkillDocument) -> [String] {
        let fields = [document.name, document.description, document.license, document.compatibility]
        let text = (fields + [document.body]).compactMap(\.self).joined(separator: "\n")
        let metadata = document.metadata.flatMap { [$0.key, $0.value] }.sorted().joined(separator: "\n")
        var found = [text, metadata].flatMap { Markup.objections(to: $0) + Disguise.objections(to: $0) }
        found += Blobs.objections(to: text, longest: longestBlob) + lengths(document.body)
        if document.allowedTools != nil { found.append("allowed-tools grants tools without asking") }
        if document.description.contains(where: \.isNewline) {
            found.append("the description has more than one line")
        }
        return found
    }

    private func lengths(_ body: String) -> [String] {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        var found: [String] = []
        if lines.contains(where: { $0.count > longestLine }) {
            found.append("has a line of more than \(longestLine) characters")
        }
        if lines.count > mostLines { found.append("has more than \(mostLines) lines") }
        let isGaping = zip(lines, zip(lines.dropFirst(), lines.dropFirst(2))).contains {
            ([$0] + [$1.0, $1.1]).allSatisfy { $0.allSatisfy(\.isWhitespace) }
        }
        if isGaping || body.contains("        ") { found.append("has a gap that hides what follows") }
        return found
    }
}
