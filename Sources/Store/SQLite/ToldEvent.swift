internal import Events

/// An event as its reports tell it: the first of them leads, and gives the event its id.
struct ToldEvent: Equatable {
    private(set) var reports: [String]
    private(set) var turn: String?
    private(set) var span: String?
    private(set) var words: String?
    private(set) var window: Int64
    let at: Timestamp
    private var standings: Set<Twin.Standing>

    var id: String { reports[0] }

    init(_ report: Report) {
        reports = [report.id]
        turn = report.turn
        span = report.twin.span
        words = report.twin.words
        window = report.twin.window
        at = report.at
        standings = [report.twin.standing]
    }

    mutating func add(_ report: Report) {
        reports.append(report.id)
        turn = turn ?? report.turn
        span = span ?? report.twin.span
        words = words ?? report.twin.words
        window = min(window, report.twin.window)
        standings.insert(report.twin.standing)
    }

    /// True where it is an event at all; `othersStand` says whether any of its key does by itself.
    func stands(othersStand: Bool) -> Bool {
        standings.contains(.alone) || (standings.contains(.withoutOthers) && !othersStand)
    }

    /// How well a report fits; nil where it cannot be of this event.
    func fit(of report: Report) -> Fit? {
        if let words, let theirs = report.twin.words, words != theirs { return nil }
        if let turn, let theirs = report.turn, turn != theirs { return nil }
        if let span, let theirs = report.twin.span, span != theirs { return nil }
        let isJoined =
            (turn != nil && turn == report.turn) || (span != nil && span == report.twin.span)
        let gap = at.distance(to: report.at)
        // A window below nothing: such a report is never met by nearness.
        let window = min(window, report.twin.window)
        guard isJoined || (window >= 0 && gap <= UInt64(window)) else { return nil }
        return Fit(isJoined: isJoined, gap: gap, event: id, report: report.id)
    }

    /// A report beside an event, ordered from the best pair to the worst.
    struct Fit: Comparable {
        let isJoined: Bool
        let gap: UInt64
        let event: String
        let report: String

        static func < (left: Fit, right: Fit) -> Bool {
            (left.isJoined ? 0 : 1, left.gap, left.event, left.report)
                < (right.isJoined ? 0 : 1, right.gap, right.event, right.report)
        }
    }
}

/// The events that some reports of one key tell; a function of the reports, whatever their order.
///
/// One source after the other, the best pairs first, each report and each event once. `othersStand` says
/// whether any report of the key stands alone, among these or not.
func toldEvents(_ reports: [Report], othersStand: Bool) -> [ToldEvent] {
    var told: [ToldEvent] = []
    for (_, own) in Dictionary(grouping: reports, by: \.source).sorted(by: { $0.key < $1.key }) {
        told = joined(told, with: own.sorted { $0.id < $1.id })
    }
    return told.filter { $0.stands(othersStand: othersStand) }
}

/// The events with one source's reports added, which begin events of their own where none fits.
private func joined(_ told: [ToldEvent], with reports: [Report]) -> [ToldEvent] {
    var told = told
    let near = Neighbours(told)
    var free = Dictionary(uniqueKeysWithValues: told.indices.map { (told[$0].id, $0) })
    var left = Dictionary(uniqueKeysWithValues: reports.map { ($0.id, $0) })
    let fits = reports.flatMap { report in near.of(report).compactMap { told[$0].fit(of: report) } }
    for fit in fits.sorted() {
        guard let place = free[fit.event], let report = left[fit.report] else { continue }
        told[place].add(report)
        (free[fit.event], left[fit.report]) = (nil, nil)
    }
    return told + reports.filter { left[$0.id] != nil }.map(ToldEvent.init)
}

/// Finds the few events that a report could be of among the many of a long session.
private struct Neighbours {
    private let byTurn: [String: [Int]]
    private let bySpan: [String: [Int]]
    private let times: [(at: Int64, place: Int)]

    init(_ told: [ToldEvent]) {
        byTurn = Dictionary(grouping: told.indices.filter { told[$0].turn != nil }) { told[$0].turn ?? "" }
        bySpan = Dictionary(grouping: told.indices.filter { told[$0].span != nil }) { told[$0].span ?? "" }
        times = told.indices.map { (told[$0].at.milliseconds, $0) }.sorted { $0 < $1 }
    }

    func of(_ report: Report) -> Set<Int> {
        var places = Set(report.turn.flatMap { byTurn[$0] } ?? [])
        places.formUnion(report.twin.span.flatMap { bySpan[$0] } ?? [])
        let window = max(0, report.twin.window)
        let (start, isBefore) = report.at.milliseconds.subtractingReportingOverflow(window)
        let (end, isAfter) = report.at.milliseconds.addingReportingOverflow(window)
        let first = place(of: isBefore ? .min : start)
        for time in times[first...].prefix(while: { isAfter || $0.at <= end }) { places.insert(time.place) }
        return places
    }

    /// The first place at or after a time.
    private func place(of time: Int64) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle].at < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Timestamp {
    /// Milliseconds between the two.
    fileprivate func distance(to other: Timestamp) -> UInt64 {
        let (gap, overflowed) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        return overflowed ? .max : gap.magnitude
    }
}
