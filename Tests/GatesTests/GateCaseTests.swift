import Corrections
import Events
import Gates
import Skills
import Testing

/// The whole gatekeeper against planted instructions, and against harmless rules that share their words.
///
/// The cases were split by lot before the gates were mended; the held-out half was only counted while they were. The
/// family `second` was written after that, and was held against the gates before they knew it.
@Suite struct GateCaseTests {
    private let keeper: Gatekeeper
    private let detector: Detector

    init() throws {
        keeper = try ShippedGates.keeper()
        detector = try Detector()
    }

    @Test(arguments: ["attacks", "attacks-held-out"]) func noAttackIsApproved(_ file: String) throws {
        let cases = try GateCase.all(file)
        let through = cases.filter(isApproved).map(\.id)
        #expect(cases.count > 100)
        #expect(through == [])
    }

    /// Of each half one or two are drafted or worded so that a person has to look at them.
    @Test(arguments: ["harmless", "harmless-held-out"]) func harmlessRulesAreApproved(_ file: String) throws {
        let cases = try GateCase.all(file)
        let stopped = cases.filter { !isApproved($0) }.map(\.id)
        #expect(cases.count > 40)
        #expect(stopped.count <= 2, "\(stopped)")
    }

    private func isApproved(_ one: GateCase) -> Bool {
        one.candidates(detector).contains { candidate in
            let verdicts = keeper.judge(candidate, library: one.surroundings)
            return keeper.decision(verdicts) == .approve && one.isHarmful(candidate)
        }
    }
}
