internal import Events
internal import Skills

/// Objects to a draft that could turn an agent against its user: orders to drop the user's rules, to hide, to
/// carry data out, to run what was fetched, to stay, or to read what no person can.
struct InjectionGate: Gate {
    static let id = "injection"
    static let parameters: [String: GateParameter.Kind] = [
        "phrases": .list, "unsafe": .list, "send_verbs": .list, "private_things": .list,
        "dismissals": .list, "authorities": .list, "obedience": .list, "strangers": .list,
        "hiding": .list, "witnesses": .list, "silence": .list, "covert_ways": .list, "covert_deeds": .list,
        "planting": .list, "lasting_places": .list, "fetching": .list, "executing": .list,
        "decoding": .list, "longest_blob": .integer, "longest_line": .integer, "most_lines": .integer,
    ]

    private let phrases: Terms
    private let unsafe: Terms
    private let pairings: [Pairing]
    private let form: DraftForm

    init(_ parameters: GateParameters) throws(GateError) {
        phrases = Terms(try parameters.list("phrases"))
        unsafe = Terms(try parameters.list("unsafe"))
        pairings = [
            try Self.pair("sets rules aside", "dismissals", "authorities", .clause, parameters),
            try Self.pair("obeys strangers", "obedience", "strangers", .clause, parameters),
            try Self.pair("hides", "hiding", "witnesses", .clause, parameters),
            try Self.pair("keeps silent", "silence", "witnesses", .clause, parameters),
            try Self.pair("acts unseen", "covert_ways", "covert_deeds", .clause, parameters),
            try Self.pair("carries out", "send_verbs", "private_things", .clause, parameters),
            try Self.pair("plants", "planting", "lasting_places", .clause, parameters),
            try Self.pair("runs what it fetched", "fetching", "executing", .clause, parameters),
            try Self.pair("runs what it decoded", "decoding", "executing", .clause, parameters),
        ]
        form = DraftForm(
            longestBlob: try parameters.integer("longest_blob"),
            longestLine: try parameters.integer("longest_line"),
            mostLines: try parameters.integer("most_lines"))
    }

    private static func pair(
        _ name: String, _ deed: String, _ thing: String, _ distance: Pairing.Distance,
        _ parameters: GateParameters
    ) throws(GateError) -> Pairing {
        Pairing(
            deed: Terms(try parameters.list(deed)), thing: Terms(try parameters.list(thing)),
            distance: distance, name: name)
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        var found = form.objections(to: document)
        for reading in Self.readings(of: document) {
            let text = DraftText(reading)
            found += text.objections(pairings)
            found += text.uses(unsafe).map { "tells to use \"\($0)\"" }
            let whole = Array(FoldedText.fold(reading.description + "\n" + reading.body))
            found += phrases.places(in: whole).map { "says \"\(String(whole[$0]))\"" }
        }
        let reasons = Array(Set(found)).sorted()
        guard reasons.isEmpty else { return .objection(reasons.joined(separator: "; "), reasons) }
        let forged = candidate.corrections.filter { Disguise.isForged($0.words) }.map(\.id)
        guard forged.isEmpty else {
            return GateFinding(
                result: .needsPerson, reason: "hidden characters in \(counted(forged.count, "correction"))",
                evidence: forged)
        }
        guard !UnreadScript.isIn(document.body + document.description) else {
            return GateFinding(
                result: .needsPerson, reason: "written in a script in which this gate knows no words",
                evidence: [])
        }
        return .clear("no hidden characters, addresses, blobs, foreign turns or unsafe instructions")
    }

    /// The document as it is, and, where digits stand for letters in it, as a model would read it.
    private static func readings(of document: SkillDocument) -> [SkillDocument] {
        guard let body = Disguise.unmasked(document.body) else { return [document] }
        var unmasked = document
        unmasked.body = body
        return [document, unmasked]
    }
}
