internal import Events

/// The spans of an LLM application's OTLP request.
func applicationSpans(in raw: RawEvent) throws -> [LLMSpan] { [] }
