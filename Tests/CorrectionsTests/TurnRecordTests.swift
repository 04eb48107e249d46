import Corrections
import Events
import Foundation
import Testing

@Suite struct TurnRecordTests {
    private let lines = [
        #"{"id":"b","repo":"r","session":"s","seq":1,"channel":"tool_rejection","interrupted":true,"text":"no, use pnpm","#
            + #""prev_assistant_tail":"Let me install it:","prev_tools":["Bash: {\"command\": \"npm i\", \"desc"],"label":"x"}"#,
        #"{"id":"a","repo":"r","session":"s","seq":0,"text":"add zod"}"#,
        #"{"id":"c","session":"s","seq":0,"text":null}"#,
    ]

    private func records() throws -> [TurnRecord] {
        try lines.map { try JSONDecoder().decode(TurnRecord.self, from: Data($0.utf8)) }
    }

    @Test func turnsOfASessionComeInTheirOrder() throws {
        let conversations = TurnRecord.conversations(of: try records())
        #expect(conversations.map { $0.turns.map(\.id) } == [["a", "b"], ["c"]])
        #expect(conversations[0].repository == "r")
    }

    @Test func commandIsReadFromArgumentsThatWereCutShort() throws {
        let turn = try records()[0].turn(at: .init(milliseconds: 0))
        #expect(turn.channel == .refusal && turn.interrupted)
        #expect(turn.actions.map(\.tool) == ["Bash"])
        #expect(turn.actions.map(\.input) == ["npm i"])
    }

    @Test func everyFeatureHasItsName() throws {
        for conversation in TurnRecord.conversations(of: try records()) {
            for record in FeatureRecord.records(of: conversation) {
                #expect(record.values.count == FeatureRecord.names.count)
                #expect(record.buckets.count == record.shares.count)
            }
        }
        #expect(Set(FeatureRecord.names).count == FeatureRecord.names.count)
    }
}
