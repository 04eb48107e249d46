import Events
import TestSupport
import Testing

@Suite struct DatadogEvaluationsTests {
    @Test(arguments: [
        ("2.19.4", 2), ("2.21.12", 4), ("3.19.9", 5), ("4.10.0", 7), ("4.12.3", 7), ("4.16.0", 10),
    ])
    func everyVersionJudgesTheSameSpan(_ version: String, _ count: Int) throws {
        let evaluations = try DatadogFixture.evaluations(version)
        #expect(evaluations.count == count && Set(evaluations.map(\.id)).count == count)
        let ways = ["annotated.json", "annotated.msgpack"].lazy.compactMap {
            try? DatadogFixture.spans("\(version)/\($0)")
        }
        let call = try #require(ways.first?["invoke_llm"])
        let harm = try #require(evaluations.first { $0.label == "harmfulness" })
        #expect(harm.target == .span(traceID: call.traceID, spanID: call.spanID))
        #expect(harm.type == .score && harm.value == 10 && harm.application == "dd-demo-app")
        #expect(harm.attributes["tags"]?["evaluation_provider"] == "ragas")
        let mood = try #require(evaluations.first { $0.label == "sentiment" })
        #expect(mood.type == .categorical && mood.value == "positive")
    }

    @Test func everyTypeAndTargetIsRead() throws {
        let evaluations = try DatadogFixture.evaluations("4.16.0")
        func labelled(_ label: String) -> Evaluation? { evaluations.first { $0.label == label } }
        let quality = labelled("quality")
        #expect(
            quality?.assessment == "pass" && quality?.reasoning == "because" && quality?.value == .number(0.5)
        )
        #expect(quality?.at.milliseconds == 1_700_000_000_123 && quality?.attributes["metadata"]?["m"] == 1)
        #expect(labelled("is_ok")?.value == true && labelled("is_ok")?.type == .boolean)
        #expect(labelled("js")?.value["a"]?.array?.count == 1 && labelled("js")?.type == .json)
        #expect(labelled("by_tag")?.target == .tag(key: "host", value: "host_name"))
        #expect(labelled("trace_level")?.target == .trace("6b01282d000000003bc8403aa7ba1c01"))
    }

    @Test func feedbackSaysWhoAndAboutWhat() throws {
        let evaluations = try DatadogFixture.evaluations("4.16.0")
        let feedback = evaluations.filter { $0.attributes["event_kind"] == "feedback" }
        #expect(feedback.map(\.label) == ["thumbs", "stars", "comment"])
        #expect(
            feedback.map(\.target) == [
                .span(traceID: "", spanID: "6686872865912348854"), .session("sess-001"),
                .tag(key: "feedback_join_key", value: "fjk-1"),
            ])
        #expect(feedback.map(\.value) == [true, 4, "nice"] && feedback.last?.type == .text)
        #expect(feedback.allSatisfy { $0.attributes["submitter"]?["id"] == "u1" })
        #expect(
            try DatadogFixture.evaluation(#"{"label":"l","trace_id":"AB","boolean_value":true}"#)?.target
                == .trace("ab"))
    }

    @Test func aRetryIsTheSameRowAndAnotherVoiceIsNot() throws {
        func made(_ extra: String) throws -> String? {
            try DatadogFixture.evaluation(
                #"{"label":"l","span_id":"1","metric_type":"score","score_value":1,"timestamp_ms":5\#(extra)}"#
            )?.id
        }
        let id = try #require(try made(""))
        #expect(try made("") == id)
        #expect(try made(#","submitter":{"id":"u2"}"#) != id)
        #expect(try made(#","trace_id":"2""#) != id)
    }

    @Test func whatNamesNothingIsNoRow() throws {
        #expect(try DatadogFixture.evaluation(#"{"label":"l","score_value":1}"#) == nil)
        #expect(try DatadogFixture.evaluation(#"{"span_id":"1","score_value":1}"#) == nil)
        #expect(try DatadogFixture.evaluation("7") == nil)
    }

    @Test func anUnknownTypeIsReadByItsValue() throws {
        let old = try DatadogFixture.evaluation(
            #"{"label":"l","span_id":"1","metric_type":"numerical","numerical_value":2}"#)
        #expect(old?.type == .score && old?.value == 2 && old?.at.milliseconds == 1_795_000_000_000)
        let strange = try DatadogFixture.evaluation(
            #"{"label":"l","span_id":"1","metric_type":"x","x_value":[1]}"#)
        #expect(strange?.type == .json)
    }
}
