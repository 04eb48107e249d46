internal import API
internal import Events
internal import Store

/// What came in, and the server itself.
extension Operations {
    static var history: [Operation] {
        [
            Operation(
                "GET", "/v1/events", "history", .read, "Coding agents' events in the order of their arrival."
            )
            .asking(
                .cursor("after"), .text("session", "Of one session, or `agent/session`."), .limit(50, 500)
            )
            .answering(EventList.self),
            Operation("GET", "/v1/events/raw", "history", .read, "Requests as they came in, the last first.")
                .asking(
                    .cursor("before"), .choice("provider", providers, "Of one sender."),
                    .choice("signal", RawEvent.Signal.allCases.map(\.rawValue), "Of one signal."),
                    .flag("refused", "Only what was refused or could not be read."),
                    .flag("body", "With the bodies; 50 at most."),
                    .limit(50, 500)
                ).answering(RawEventList.self),
            Operation("GET", "/v1/events/renormalize", "history", .read, "How far a new derivation is.")
                .answering(RenormalizingView.self),
            Operation(
                "POST", "/v1/events/renormalize", "history", .admin,
                "Derives everything anew from what came in."
            )
            .answering(RenormalizingView.self, status: 202),
            Operation(
                "GET", "/v1/sessions", "history", .read, "Coding agents' sessions, the last begun first."
            )
            .asking(.limit(50, 500), .cursor("before")).answering(SessionList.self),
            Operation(
                "GET", "/v1/sessions/{agent}/{id}", "history", .read, "A session and what happened in it."
            )
            .asking(.limit(200, 1_000), .cursor("after")).answering(SessionDetail.self),
            Operation(
                "GET", "/v1/conversations", "history", .read,
                "Conversations with LLM applications, the latest first."
            )
            .asking(
                .text("user", "Of one person."), .text("application", "With one application."),
                .time("since", "With something since then."), .limit(50, 500), .cursor("before")
            ).answering(ConversationList.self),
            Operation(
                "GET", "/v1/conversations/{id}", "history", .read, "A conversation, message by message."
            )
            .asking(.limit(200, 1_000), .cursor("after")).answering(ConversationDetail.self),
            Operation(
                "GET", "/v1/evaluations", "history", .read,
                "How applications' answers were judged, the latest first."
            )
            .asking(.text("label", "Of one label."), .limit(50, 500), .cursor("before"))
            .answering(EvaluationList.self),
            Operation(
                "GET", "/v1/stats", "history", .read, "Tokens, cost, tools and skills, by day and otherwise."
            )
            .asking(
                .choice("by", StatisticsGrouping.allCases.map(\.rawValue), "What a row is."),
                .day("from", "The first UTC day; 29 before the last where it is missing."),
                .day("to", "The last UTC day; today where it is missing."),
                .choice("provider", providers, "Of one sender."), .limit(1_000, 10_000)
            ).answering(StatisticsView.self),
        ]
    }

    static var service: [Operation] {
        [
            Operation(
                "GET", "/v1/ingest/health", "service", .read,
                "What came in lately, and whether the server keeps up."
            )
            .answering(IngestHealthView.self),
            Operation("GET", "/healthz", "service", nil, "The process answers.").answering(HealthView.self),
            Operation(
                "GET", "/readyz", "service", nil,
                "Requests may be sent here; 503 where not, with what is wrong."
            )
            .answering(HealthView.self).failing("application/json", "application/problem+json"),
            Operation(
                "GET", "/metrics", "service", .read, "What the server counts of itself, for Prometheus."
            )
            .answering("text/plain"),
            Operation("GET", "/openapi.json", "service", nil, "This document.")
                .answering("application/json", isCached: true),
        ]
    }
}
