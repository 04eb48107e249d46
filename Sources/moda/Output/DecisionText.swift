import API

/// What a decision came to, for the person who made it.
struct DecisionText {
    private let view: ReviewView

    init(_ view: ReviewView) { self.view = view }

    var text: String {
        let skill = view.skill
        let state = "\(skill.id) is \(skill.status)" + (skill.version > 0 ? " (v\(skill.version))" : "")
        guard view.changed else { return "\(state) already: nothing changed" }
        return ([state] + [overruled, next].compactMap(\.self)).joined(separator: "\n")
    }

    private var overruled: String? {
        guard let gates = view.decision?.overruled, !gates.isEmpty else { return nil }
        return "overruled: \(gates.joined(separator: ", "))"
    }

    private var next: String? {
        switch view.decision?.action {
        case .approve: "write it into a project: moda skills pull"
        case .retire: "moda skills pull takes it out of a project"
        case .reject, nil: nil
        }
    }
}
