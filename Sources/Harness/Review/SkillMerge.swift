internal import Git
internal import Skills
internal import Store

/// A draft merged into a person's text for the same skill: a new document; pure.
///
/// What the person left as the draft before had it follows the new draft; what the person changed stays. What is
/// counted from evidence is always the new draft's, since the sentences that it rests on are.
struct SkillMerge {
    private(set) var document: SkillDocument
    private(set) var conflicts: [CandidateMerge.Conflict] = []

    private let base: SkillDocument?
    private let ours: SkillDocument
    private let theirs: SkillDocument

    /// Merges; `base` is nil where it is not known any more, and then all that differs is the person's.
    ///
    /// - Throws: `GitError` where libgit2 refuses.
    init(base: SkillDocument?, ours: SkillDocument, theirs: SkillDocument) throws(GitError) {
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
        document = ours
        let description = choice("description", base?.description, ours.description, theirs.description)
        document.description = description ?? ours.description
        document.license = choice("license", base?.license, ours.license, theirs.license)
        document.compatibility = choice(
            "compatibility", base?.compatibility, ours.compatibility, theirs.compatibility)
        document.allowedTools = choice(
            "allowed-tools", base?.allowedTools, ours.allowedTools, theirs.allowedTools)
        mergeMetadata()
        try mergeBody()
        guard !isValid else { return }
        document.body = ours.body
        document.description = ours.description
        conflicts.append(.init(kept: [], notTaken: Self.lines(theirs.body, besides: ours.body)))
    }

    /// Whether it says anything that the person's text does not say to who reads it.
    var isNew: Bool {
        var (new, old) = (document, ours)
        new.metadata = new.metadata.filter { !Provenance.isCounted($0.key) }
        old.metadata = old.metadata.filter { !Provenance.isCounted($0.key) }
        return new != old
    }

    /// Those of the draft's sentences that stand in the text; its metadata then tells of these alone.
    mutating func keep(_ sentences: [CandidateSentence]) -> [CandidateSentence] {
        let lines = Self.sentences(of: document)
        let kept = sentences.filter { lines.contains($0.text) }
        document.metadata = Provenance.metadata(
            document.metadata,
            restingOn: kept.map { DraftSentence(text: $0.text, evidence: $0.evidence) })
        return kept
    }

    /// Whether the person's text has all these sentences already.
    func alreadySays(_ sentences: [CandidateSentence]) -> Bool {
        let lines = Self.sentences(of: ours)
        return sentences.allSatisfy { lines.contains($0.text) }
    }

    private static func sentences(of document: SkillDocument) -> Set<String> {
        Set(
            document.body.split(separator: "\n").map { line in
                line.hasPrefix("- ") ? String(line.dropFirst(2)) : String(line)
            })
    }

    private var isValid: Bool {
        !SkillDocument.violations(in: document.rendered, folder: ours.name).contains { $0.severity == .error }
    }

    private mutating func mergeBody() throws(GitError) {
        let merge = try TextMerge(
            base: base.map { $0.body + "\n" } ?? "", ours: ours.body + "\n", theirs: theirs.body + "\n")
        document.body = merge.text
        conflicts += merge.conflicts.compactMap { conflict in
            let (kept, notTaken) = (Self.written(conflict.kept), Self.written(conflict.notTaken))
            return kept == notTaken ? nil : .init(kept: kept, notTaken: notTaken)
        }
    }

    private mutating func mergeMetadata() {
        for key in Set(ours.metadata.keys).union(theirs.metadata.keys).sorted() {
            document.metadata[key] =
                Provenance.isCounted(key)
                ? theirs.metadata[key]
                : choice(key, base?.metadata[key], ours.metadata[key], theirs.metadata[key])
        }
    }

    /// The person's value where the person changed it, else the draft's.
    private mutating func choice(
        _ key: String, _ base: String?, _ ours: String?, _ theirs: String?
    ) -> String? {
        guard ours != base else { return theirs }
        if theirs != base, theirs != ours {
            let (kept, notTaken) = (ours.map { "\(key): \($0)" }, theirs.map { "\(key): \($0)" })
            conflicts.append(
                .init(
                    kept: [kept].compactMap(\.self), notTaken: [notTaken].compactMap(\.self)))
        }
        return ours
    }

    private static func written(_ lines: [String]) -> [String] {
        lines.filter { $0.contains { !$0.isWhitespace } }
    }

    private static func lines(_ text: String, besides other: String) -> [String] {
        let known = Set(other.split(separator: "\n"))
        return text.split(separator: "\n").filter { !known.contains($0) }.map(String.init)
    }
}
