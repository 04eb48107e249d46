internal import Events
internal import Hummingbird
internal import Store

/// `/`: what people keep correcting, ranked, and how much over time.
struct OverviewPage: Sendable {
    private static let shownAtOnce = 50

    private let shelf: HabitShelf
    private let now: @Sendable () -> Timestamp

    init(_ parts: ServerParts, _ shelf: HabitShelf) {
        self.shelf = shelf
        now = parts.now
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("/") { try await show($0, $1) }
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let book = try await shelf.book(of: context.tenant)
        let filter = try Filter(request, now: now(), earliest: book.corrections.first?.at.day)
        let chosen = book.corrections.filter(filter.holds)
        let habits = book.habits(among: chosen)
        let limit = try request.flag("all") ? habits.count : Self.shownAtOnce
        let values = Values(
            book, filter: filter, chosen: chosen, habits: habits, limit: limit,
            mayWrite: context.visit?.mayWrite == true, token: context.visit?.token ?? "")
        return try .page("What people keep correcting", place: "/", template: "overview", values, context)
    }

    struct Filter: Sendable {
        let repository: String?
        let agent: Agent?
        let period: PagePeriod
        let days: ClosedRange<Int64>

        init(_ request: Request, now: Timestamp, earliest: Int64?) throws {
            repository = request.query("repository")
            agent = try request.choice("agent", Agent.self)
            period = try request.choice("period", PagePeriod.self) ?? .quarter
            days = period.days(until: now, earliest: earliest)
        }

        func holds(_ correction: CorrectionOccurrence) -> Bool {
            days.contains(correction.at.day)
                && (agent == nil || correction.session.agent == agent)
                && (repository == nil || correction.repository == repository)
        }

        var allURL: String {
            PagePath.with(
                "/",
                [
                    "repository": repository, "agent": agent?.rawValue, "period": period.rawValue,
                    "all": "true",
                ])
        }
    }

    private struct Values: Sendable {
        let hasAny: Bool
        let hasHabits: Bool
        let isWaiting: Bool
        let waiting: String
        let summary: String
        let repositories: [PageChoice]
        let agents: [PageChoice]
        let periods: [PageChoice]
        let chart: BarChart
        let rows: [Row]
        let rest: String?
        let allURL: String
        let mayWrite: Bool
        let token: String

        init(
            _ book: HabitBook, filter: Filter, chosen: [CorrectionOccurrence], habits: [HabitBook.Habit],
            limit: Int, mayWrite: Bool, token: String
        ) {
            hasAny = !book.corrections.isEmpty
            hasHabits = !habits.isEmpty
            let asked = habits.count { $0.standing.style == "ask" }
            isWaiting = asked > 0
            waiting =
                asked == 1 ? "1 skill waits for your decision" : "\(asked) skills wait for your decision"
            let again = habits.count { $0.recurrence.sessions > 1 }
            summary =
                "\(counted(chosen.count, "correction")) in \(counted(Set(chosen.map(\.session)).count, "session")), "
                + "\(counted(again, "habit")) in more than one session"
            repositories = PageChoice.repositories(
                Set(book.corrections.compactMap(\.repository)), chosen: filter.repository)
            agents = PageChoice.agents(filter.agent)
            periods = PageChoice.periods(filter.period)
            chart = Self.chart(chosen, habits, filter.days)
            rows = habits.prefix(limit).enumerated().map { Row($0 + 1, $1) }
            rest = habits.count > limit ? "\(PageNumber.whole(habits.count - limit)) more" : nil
            allURL = filter.allURL
            self.mayWrite = mayWrite
            self.token = token
        }

        /// What was said in several sessions, below what was said in one.
        private static func chart(
            _ chosen: [CorrectionOccurrence], _ habits: [HabitBook.Habit], _ days: ClosedRange<Int64>
        ) -> BarChart {
            let bins = TimeBins(days, from: chosen.first?.at.day)
            let again = Set(
                habits.filter { $0.recurrence.sessions > 1 }.flatMap { $0.corrections.map(\.id) })
            var repeated = [Double](repeating: 0, count: bins.labels.count)
            var single = repeated
            for correction in chosen {
                guard let index = bins.index(of: correction.at.day) else { continue }
                if again.contains(correction.id) { repeated[index] += 1 } else { single[index] += 1 }
            }
            return BarChart(
                id: "over-time", title: "Corrections over time", unit: bins.unit, labels: bins.labels,
                series: [
                    .init(name: "in several sessions", style: "s1", values: repeated),
                    .init(name: "in one session", style: "s2", values: single),
                ], format: PageNumber.short)
        }
    }

    private struct Row: Sendable {
        let rank: Int
        let instruction: String
        let url: String
        let words: String
        let times: Int
        let sessions: Int
        let people: Int
        let place: String
        let last: String
        let status: String
        let style: String

        init(_ rank: Int, _ habit: HabitBook.Habit) {
            self.rank = rank
            instruction = habit.title(160)
            url = PagePath.habit(habit.cluster.id)
            words = habit.recurrence.inWords
            times = habit.recurrence.corrections
            sessions = habit.recurrence.sessions
            people = habit.recurrence.users
            let places = Set(habit.corrections.compactMap(\.repository)).sorted()
            place = places.isEmpty ? "–" : places.joined(separator: ", ").oneLine(80)
            last = habit.corrections.last?.at.dayText ?? ""
            status = habit.standing.word
            style = habit.standing.style
        }
    }
}
