internal import Events

/// The last so many days, as a person chooses them.
enum PagePeriod: String, CaseIterable, Sendable {
    case week = "7d"
    case month = "30d"
    case quarter = "90d"
    case year = "365d"
    case all

    var title: String {
        switch self {
        case .week: "last 7 days"
        case .month: "last 30 days"
        case .quarter: "last 90 days"
        case .year: "last 365 days"
        case .all: "all time"
        }
    }

    /// Whole UTC days, today included; `earliest` is where all time begins.
    func days(until now: Timestamp, earliest: Int64?) -> ClosedRange<Int64> {
        let length: Int64? =
            switch self {
            case .week: 7
            case .month: 30
            case .quarter: 90
            case .year: 365
            case .all: nil
            }
        let first = length.map { now.day - $0 + 1 } ?? min(earliest ?? now.day, now.day)
        return max(first, now.day - 36_500)...now.day
    }
}

/// One choice of a filter.
struct PageChoice: Sendable {
    let value: String
    let title: String
    let isChosen: Bool

    static func list(_ all: [(value: String, title: String)], chosen: String?) -> [PageChoice] {
        all.map { PageChoice(value: $0.value, title: $0.title, isChosen: $0.value == chosen) }
    }

    static func periods(_ chosen: PagePeriod) -> [PageChoice] {
        list(PagePeriod.allCases.map { ($0.rawValue, $0.title) }, chosen: chosen.rawValue)
    }

    static func agents(_ chosen: Agent?) -> [PageChoice] {
        list(
            [("", "every agent")] + Agent.allCases.map { ($0.rawValue, $0.title) },
            chosen: chosen?.rawValue ?? "")
    }

    /// Repositories that are known; one that was asked for and is not among them stays chosen.
    static func repositories(_ known: Set<String>, chosen: String?) -> [PageChoice] {
        let names = known.union(chosen.map { [$0] } ?? []).sorted()
        return list([("", "every repository")] + names.map { ($0, $0.oneLine(80)) }, chosen: chosen ?? "")
    }
}
