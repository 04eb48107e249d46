import API
import ArgumentParser
import Client
import Events

/// `moda stats`: tokens, cost, tools, skills and corrections.
struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show tokens, cost, tools, skills and corrections.",
        discussion: """
            Without --by: the last seven days, and who and what stood first in all of them. Days are UTC.
            Tokens are counted apart where a program names them: input, read from a cache, written to one, output.
            Some instrumentations name no cached tokens; so programs stand in rows of their own and are never added up.
            A tool call counts once, ran or not; refused are those that a person refused.
            """)

    @Option(help: "day, session, user, repository, model, tool or skill.") var by: StatisticsGrouping?
    @Option(help: "How many days, today included.") var days = 30
    @Option(help: "One program only: claude, codex, cursor, application or datadog.") var provider: String?
    @Option(help: "Rows at most, 1 to 10000.") var limit = 50
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...10_000).contains(days) else { throw ValidationError("--days is 1 to 10000") }
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit is 1 to 10000") }
    }

    func run() async throws {
        let server = try connection.connect()
        if let by {
            let view = try await ask(server, by, days: days, limit: limit)
            return print(json ? JSONText.of(view) : StatisticsText(view).text)
        }
        var views = [try await ask(server, .day, days: min(7, days), limit: 100)]
        for grouping in StatisticsGrouping.allCases where grouping != .day && grouping != .session {
            views.append(try await ask(server, grouping, days: days, limit: 5))
        }
        print(json ? JSONText.of(views) : StatisticsText.overview(views))
    }

    private func ask(
        _ server: ModaServer, _ grouping: StatisticsGrouping, days: Int, limit: Int
    ) async throws -> StatisticsView {
        let today = Surroundings.now
        let first = Timestamp(milliseconds: max(0, today.milliseconds - Int64(days - 1) * 86_400_000))
        return try await server.statistics(
            by: grouping, from: first.dayText, to: today.dayText, provider: provider, limit: limit)
    }
}

extension StatisticsGrouping: ExpressibleByArgument {}
