import Client
import Events
import Testing

/// Who is asked what, and what holds where nobody is.
@Suite struct AgreementTests {
    private func situation(_ server: String, known: ConfigurationFile = ConfigurationFile())
        -> Agreement.Situation
    {
        Agreement.Situation(server: server, known: known, agents: [.claude], gitEmail: "ana@example.com")
    }

    private let here = "http://127.0.0.1:4318"
    private let away = "https://moda.example.com"

    @Test func unaskedTextGoesToThisMachineOnly() throws {
        let local = try Agreement(Agreement.Answers(), situation(here), .defaults)
        #expect(
            local.traceAgents && local.prompts && !local.outputs && local.snapshots && !local.shareSnapshots)
        #expect(local.userEmail == "ana@example.com")
        let remote = try Agreement(Agreement.Answers(), situation(away), .defaults)
        #expect(remote.traceAgents && !remote.prompts && !remote.outputs && !remote.shareSnapshots)
    }

    @Test func whatWasSaidOnTheCommandLineIsNotAsked() throws {
        var answers = Agreement.Answers()
        answers.traceAgents = true
        (answers.prompts, answers.outputs, answers.snapshots, answers.shareSnapshots) = (
            true, false, true, true
        )
        answers.userEmail = "-"
        let agreement = try Agreement(answers, situation(away), .nobody)
        #expect(agreement.prompts && agreement.shareSnapshots && agreement.userEmail == nil)
        answers.prompts = nil
        let error = #expect(throws: ClientError.self) { try Agreement(answers, situation(away), .nobody) }
        #expect(error?.description.contains("--capture-prompts") == true)
    }

    @Test func aNoEndsTheQuestions() throws {
        var asked = 0
        let agreement = try Agreement(
            Agreement.Answers(), situation(here),
            .person { _ in
                asked += 1
                return "n"
            })
        #expect(asked == 1 && !agreement.traceAgents && !agreement.prompts && !agreement.snapshots)
    }

    @Test func anEmptyLineIsTheProposalAndNoInputIsAnError() throws {
        let agreement = try Agreement(Agreement.Answers(), situation(away), .person { _ in "" })
        #expect(agreement.traceAgents && !agreement.prompts && agreement.userEmail == "ana@example.com")
        #expect(throws: ClientError.self) {
            try Agreement(Agreement.Answers(), situation(away), .person { _ in nil })
        }
        #expect(throws: ClientError.self) {
            try Agreement(Agreement.Answers(), situation(away), .person { _ in "perhaps" })
        }
    }

    @Test func aNoToReportingLeavesTheOtherAnswers() throws {
        var known = ConfigurationFile()
        known.capturePrompts = true
        var answers = Agreement.Answers()
        answers.traceAgents = false
        let file = try Agreement(answers, situation(here, known: known), .defaults).applied(to: known)
        #expect(file.traceAgents == false && file.capturePrompts == true)
    }
}
