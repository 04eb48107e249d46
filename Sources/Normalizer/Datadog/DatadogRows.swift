internal import Events

/// The spans or evaluations of a request that `ddtrace` sent, in the order in which they stand there.
func datadogRows(in raw: RawEvent) throws -> Normalized {
    let body: JSONValue
    do {
        body = try JSONValue(parsing: raw.body)
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
    return raw.signal == .evaluations
        ? Normalized(evaluations: datadogEvaluations(body, raw))
        : Normalized(spans: datadogSpans(body, raw))
}

/// One object lists the spans (2.x, and what was taken out of traces), or a list of objects each a few.
private func datadogSpans(_ body: JSONValue, _ raw: RawEvent) -> [LLMSpan] {
    var spans: [LLMSpan] = []
    for envelope in body.array ?? [body] {
        for span in items("spans", of: envelope) where span.object != nil {
            let fields = DatadogSpanFields(
                span, tracer: envelope["_dd.tracer_version"]?.string, raw: raw, position: spans.count)
            spans.append(LLMSpan(from: fields))
        }
    }
    return spans
}
