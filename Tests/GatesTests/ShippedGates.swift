import Events
import Gates

/// The definitions in `gates/`, as the service loads them.
enum ShippedGates {
    static var folder: String {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/") + "/gates"
    }

    static func keeper(overriding changes: [(gate: String, parameter: String, value: GateParameter)] = [])
        throws -> Gatekeeper
    {
        var definitions = try GateDefinitions.load(folder: folder)
        for change in changes {
            definitions = try definitions.map {
                $0.id == change.gate ? try $0.overriding(change.parameter, with: change.value) : $0
            }
        }
        return try Gatekeeper(definitions)
    }

    /// The one gate's verdict.
    static func verdict(_ gate: String, _ candidate: Candidate, _ library: Library = Library()) throws
        -> GateVerdict?
    {
        try keeper().judge(candidate, library: library).first { $0.gate == gate }
    }
}
