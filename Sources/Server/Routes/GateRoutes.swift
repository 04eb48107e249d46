internal import API
internal import Events
internal import Foundation
internal import Harness
internal import Hummingbird
internal import Redaction
internal import Store

/// `/v1/gates`: the gates' parameters, and a tenant's changes of them; every change is kept with who made it.
struct GateRoutes {
    private static let largestBody = 256 << 10
    private static let longestReason = 2_000
    private static let changesShown = 50

    private let skills: any SkillStore
    private let desk: GateDesk?
    private let now: @Sendable () -> Timestamp
    private let redactor = Redactor()

    init(_ parts: ServerParts) {
        skills = parts.skills
        desk = parts.gates
        now = parts.now
    }

    func add(reading: RouterGroup<ModaContext>, administering: RouterGroup<ModaContext>) {
        reading.get("gates") { try await list($0, $1) }
        administering.put("gates/:gate/:parameter") { try await set($0, $1) }
        administering.delete("gates/:gate/:parameter") { try await unset($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let settings = try open().settings(try await skills.gateOverrides(tenant: tenant))
        let changes = try await skills.gateChanges(limit: Self.changesShown, tenant: tenant)
        return try .cachedJSON(
            GateList(settings: settings.map(GateSettingView.init), changes: changes.map(GateChangeView.init)),
            for: request)
    }

    private func set(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (gate, parameter) = (try context.part("gate"), try context.part("parameter"))
        let wanted = try await body(of: request)
        let override = GateOverride(gate: gate, parameter: parameter, value: wanted.value)
        if let problem = try open().problem(override) {
            throw Failure(status: .unprocessableContent, detail: problem)
        }
        return try await change(gate, parameter, to: wanted.value, because: wanted.reason, context)
    }

    private func unset(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (gate, parameter) = (try context.part("gate"), try context.part("parameter"))
        let overrides = try await skills.gateOverrides(tenant: context.tenant)
        guard overrides.contains(where: { $0.gate == gate && $0.parameter == parameter }) else {
            throw Failure.notFound("\(gate.prefix(40)).\(parameter.prefix(40)) has its shipped value already")
        }
        return try await change(gate, parameter, to: nil, because: request.query("reason"), context)
    }

    private func change(
        _ gate: String, _ parameter: String, to value: JSONValue?, because reason: String?,
        _ context: ModaContext
    ) async throws -> Response {
        guard let key = context.key else { throw Failure.unauthorized }
        let tenant = try context.tenant
        let change = GateChange(
            gate: gate, parameter: parameter, value: value, at: now(), keyID: key.keyID, keyName: key.keyName,
            reason: reason.map { redactor.redact(String($0.prefix(Self.longestReason))) })
        try await skills.change(change, tenant: tenant)
        let settings = try open().settings(try await skills.gateOverrides(tenant: tenant))
        guard let setting = settings.first(where: { $0.gate == gate && $0.parameter == parameter }) else {
            throw Failure.notFound("no such parameter any more; its change was removed")
        }
        return try .json(GateSettingView(setting), headers: [.cacheControl: "no-store"])
    }

    private func open() throws -> GateDesk {
        guard let desk else { throw Failure.notFound("this server has no gates to show") }
        return desk
    }

    private func body(of request: Request) async throws -> GateChangeRequest {
        let buffer = try await request.body.collect(upTo: Self.largestBody)
        do {
            return try JSONDecoder().decode(GateChangeRequest.self, from: Data(buffer.readableBytesView))
        } catch {
            throw Failure(status: .badRequest, detail: "the body is JSON: {\"value\": 3, \"reason\": \"…\"}")
        }
    }
}

extension GateSettingView {
    fileprivate init(_ setting: GateDesk.Setting) {
        self.init(
            gate: setting.gate, title: setting.title, parameter: setting.parameter, value: setting.value,
            shipped: setting.shipped, isOverridden: setting.isOverridden, problem: setting.problem,
            isFinal: setting.isFinal)
    }
}

extension GateChangeView {
    fileprivate init(_ change: GateChange) {
        self.init(
            gate: change.gate, parameter: change.parameter, value: change.value, before: change.before,
            at: change.at.rfc3339, by: change.keyName, keyID: change.keyID, reason: change.reason)
    }
}
