package import API
internal import Foundation

extension ModaServer {
    package func history(of skill: String) async throws -> SkillHistory {
        try await json("GET", "/v1/skills/\(escaped(skill))/versions")
    }

    package func difference(of skill: String, from: Int, to: Int) async throws -> SkillDifference {
        try await json("GET", "/v1/skills/\(escaped(skill))/diff?from=\(from)&to=\(to)")
    }

    package func effects() async throws -> SkillEffectList { try await json("GET", "/v1/effects") }

    package func edit(_ skill: String, _ request: SkillEditRequest) async throws -> SkillView {
        let body = Array(try JSONEncoder().encode(request))
        return try await json("PUT", "/v1/skills/\(escaped(skill))/SKILL.md", body: body)
    }

    package func gates() async throws -> GateList { try await json("GET", "/v1/gates") }

    package func setGate(_ gate: String, _ parameter: String, _ request: GateChangeRequest) async throws
        -> GateSettingView
    {
        let body = Array(try JSONEncoder().encode(request))
        return try await json("PUT", "/v1/gates/\(escaped(gate))/\(escaped(parameter))", body: body)
    }

    package func unsetGate(_ gate: String, _ parameter: String, reason: String?) async throws
        -> GateSettingView
    {
        let path = "/v1/gates/\(escaped(gate))/\(escaped(parameter))"
        let why = reason.map { "?reason=" + escaped($0) } ?? ""
        return try await json("DELETE", path + why)
    }
}
