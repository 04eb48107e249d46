import API
import ArgumentParser
import Client
import Events

/// `moda gates set`.
struct GatesSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a parameter of a gate for your tenant.",
        discussion: "moda gates set recurrence min_users_in_team 3 --reason 'we are many'")

    @Argument(help: "The gate.") var gate: String
    @Argument(help: "The parameter.") var parameter: String
    @Argument(help: "The value as JSON: 3, 0.5, true, [\"a\", \"b\"].") var value: String
    @Option(help: "Why; kept with the change.") var reason: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        guard let wanted = try? JSONValue(parsing: value) else {
            throw ValidationError("'\(value.prefix(40))' is no JSON: write 3, 0.5, true or [\"a\", \"b\"]")
        }
        let view = try await connection.connect().setGate(
            gate, parameter, GateChangeRequest(value: wanted, reason: reason))
        print(json ? JSONText.of(view) : GatesText.setting(view))
    }
}

/// `moda gates unset`.
struct GatesUnset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unset", abstract: "Give a parameter of a gate its shipped value again.")

    @Argument(help: "The gate.") var gate: String
    @Argument(help: "The parameter.") var parameter: String
    @Option(help: "Why; kept with the change.") var reason: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let view = try await connection.connect().unsetGate(gate, parameter, reason: reason)
        print(json ? JSONText.of(view) : GatesText.setting(view))
    }
}
