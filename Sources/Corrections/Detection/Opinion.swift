/// What the words alone suggest, by a judge that has read only made cases: further features of the judge that has
/// read real sessions.
///
/// Made cases say much about words and little about how real sessions go, so they are heard on words alone.
enum Opinion: String, CaseIterable, Sendable {
    case saysCorrection, saysDurable, saysLasting, saysFailure

    static func values(of classes: [Double]) -> [Double] {
        Opinion.allCases.map { logit($0.probability(classes)) }
    }

    private func probability(_ classes: [Double]) -> Double {
        switch self {
        case .saysCorrection: 1 - classes[0]
        case .saysDurable: classes[3]
        case .saysLasting: classes[3] / (classes[2] + classes[3] + 1e-9)
        case .saysFailure: classes[1]
        }
    }
}
