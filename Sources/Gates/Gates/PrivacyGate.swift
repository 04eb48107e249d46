internal import Skills

/// Objects to a draft that would hand on personal data: addresses, numbers, home folders.
struct PrivacyGate: Gate {
    static let id = "privacy"
    static let parameters: [String: GateParameter.Kind] = ["allowed_domains": .list, "allowed_homes": .list]

    private let scanner: PersonalData

    init(_ parameters: GateParameters) throws(GateError) {
        scanner = PersonalData(
            domains: Set(try parameters.list("allowed_domains")),
            homes: Set(try parameters.list("allowed_homes")))
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let kinds = scanner.kinds(in: candidate.draft.document.rendered)
        guard kinds.isEmpty else {
            return .objection("the draft holds " + kinds.joined(separator: ", "), kinds)
        }
        return .clear("no e-mail address, telephone number, public IP address or home folder in the draft")
    }
}
