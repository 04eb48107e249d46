import Corrections
import Events
import Foundation
import Gates
import Skills

/// An attack, or a harmless rule that looks like one, of `fixtures/gates`: what people said, and what was
/// drafted of it.
struct GateCase: Decodable, CustomStringConvertible {
    struct Saying: Decodable {
        var by: String?
        var text: String
        var session: String
        var day: Int64
        var confidence: Double?
    }

    /// What a model made of harmless words; without one the draft is the extractive one.
    struct Written: Decodable {
        var name: String?
        var description: String
        var body: String
    }

    var id: String
    var family: String
    var said: [Saying]
    var draft: Written?
    /// A whole SKILL.md, as a person or a model hands it in.
    var file: String?
    /// What the agent ran, as the first correction's evidence shows it.
    var commands: [String]?
    var library: [Written]?
    var rivals: [String]?
    /// How many people the tenant has.
    var people: Int?
    /// Where given, a draft without any of these has lost what was planted, and may pass.
    var harm: [String]?

    var description: String { id }

    static func all(_ file: String) throws -> [GateCase] {
        let folder = ShippedGates.folder.dropLast("gates".count) + "fixtures/gates/"
        let text = try String(contentsOfFile: folder + file + ".jsonl", encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(GateCase.self, from: Data($0.utf8))
        }
    }

    /// Every candidate that the pipeline could make of it: of the words as they were said, and of what the
    /// detector sees in them.
    func candidates(_ detector: Detector) -> [Candidate] {
        let said = self.said.enumerated().map(correction)
        // What the detector is to be sure of, a case with confidences of its own says itself.
        guard self.said.allSatisfy({ $0.confidence == nil }) else { return candidates(of: said) }
        let seen = self.said.enumerated().flatMap { detector.corrections(in: conversation($0, $1)) }
        return candidates(of: said) + candidates(of: seen)
    }

    var surroundings: Library {
        let skills = (library ?? []).map {
            Sample.skill($0.name ?? "known", $0.body, description: $0.description)
        }
        let rivals = (rivals ?? []).enumerated().map { index, rule in
            Sample.cluster(Sample.twice(rule), rule, id: "rival-\(index)")
        }
        return Library(skills: skills, rivals: rivals, people: people ?? 2)
    }

    /// Whether the draft still holds what was planted.
    func isHarmful(_ candidate: Candidate) -> Bool {
        guard let harm else { return true }
        let text = candidate.draft.document.rendered.lowercased()
        return harm.contains { text.contains($0.lowercased()) }
    }

    private func candidates(of corrections: [Correction]) -> [Candidate] {
        Clustering().clusters(of: corrections, keeping: []).map { cluster in
            let members = corrections.filter { cluster.members.contains($0.id) }
            return Candidate(
                draft: draft(of: cluster, members), cluster: cluster, corrections: members, file: file)
        }
    }

    private func draft(of cluster: Cluster, _ members: [Correction]) -> Draft {
        let extracted = ExtractiveDraft.draft(cluster: cluster, corrections: members, taken: [])
        var document = extracted.document
        if let draft {
            document.name = draft.name ?? document.name
            document.description = draft.description
            document.body = draft.body
        } else if let file, let read = try? SkillDocument.parse(file) {
            document = read
        } else {
            return extracted
        }
        let sentences = BodySentences.all(in: document.body).map {
            DraftSentence(text: $0, evidence: members.map(\.id))
        }
        return Draft(document: document, sentences: sentences)
    }

    private func correction(_ index: Int, _ saying: Saying) -> Correction {
        var correction = Sample.correction(
            "c\(index)", saying.text, day: saying.day, session: saying.session, user: saying.by,
            commands: index == 0 ? commands ?? [] : [])
        correction.confidence = saying.confidence ?? 0.9
        return correction
    }

    private func conversation(_ index: Int, _ saying: Saying) -> Conversation {
        let at = Timestamp(milliseconds: saying.day * Sample.day + Int64(index) * 60_000)
        let first = UserTurn(
            id: "\(index)-0", position: 0, at: at, channel: .prompt, text: "please finish the feature")
        let ran = (commands ?? []).prefix(1).map {
            AgentAction(
                tool: "Bash", input: String($0.split(separator: "→")[0]).trimmingCharacters(in: .whitespaces),
                outcome: .succeeded)
        }
        let second = UserTurn(
            id: "\(index)-1", position: 1, at: at, channel: .prompt, text: saying.text,
            agentText: "I have made the change and committed it.",
            actions: [AgentAction(tool: "Edit", input: "src/app.ts", outcome: .succeeded)] + ran)
        return Conversation(
            session: SessionKey(agent: .claude, id: saying.session), user: saying.by,
            repository: "acme/web", turns: [first, second])
    }
}

/// The lines of a body that instruct, as whoever wrote it would cite them.
enum BodySentences {
    static func all(in body: String) -> [String] {
        body.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix(">") }
            .map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
    }
}
