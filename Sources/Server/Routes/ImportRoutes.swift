internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ingest

/// `POST /v1/import/{claude|codex|cursor}`: takes in records of a history that an agent kept on a machine.
///
/// It answers 204 once they are on disk; scope `ingest`. The body is `{"records": […]}`, and where wanted `format`
/// (`claude`, `codex`, `specstory`; by default the agent's own, and SpecStory's for Cursor), `session`,
/// `repository` and `user`. A record is a line of the history as it is, and what is not read of it is left out here:
///
/// ```
/// jq -s '{records: .}' SESSION.jsonl | curl -H "Authorization: Bearer $MODA_API_KEY" \
///     -H 'Content-Type: application/json' --data-binary @- http://127.0.0.1:4318/v1/import/claude
/// ```
///
/// SpecStory's files are markdown and take `moda import`. `Moda-Delivery-Id` names a delivery; without one its bytes
/// do. Sent twice, nothing is added.
struct ImportRoutes {
    let reception: Reception
    let now: @Sendable () -> Timestamp

    func add(to group: RouterGroup<ModaContext>) {
        group.post("import/:agent") { request, context in
            guard let agent = Agent(rawValue: try context.parameters.require("agent")) else {
                throw Failure.notFound("no such agent: import to claude, codex or cursor")
            }
            let delivery = Delivery(
                provider: Provider(agent), signal: .transcripts,
                contentType: request.headers[.contentType] ?? "",
                contentEncoding: request.headers[.contentEncoding], body: [], receivedAt: now(),
                deliveryID: HTTPField.Name.deliveryID.flatMap { request.headers[$0] }
                    .map { String($0.prefix(100)) })
            try await reception.take(delivery, from: request, tenant: context.tenant)
            return Response(status: .noContent)
        }
    }
}
