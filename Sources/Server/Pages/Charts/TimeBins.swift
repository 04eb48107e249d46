internal import Events

/// Equal stretches of days, few enough for a chart.
struct TimeBins: Sendable {
    private static let most = 45

    let firstDay: Int64
    let daysEach: Int64
    let labels: [String]

    /// Whole UTC days, both included.
    init(from first: Int64, to last: Int64) {
        let days = max(1, last - first + 1)
        daysEach = [1, 7, 30, 90, 365].first { days / $0 <= Int64(Self.most) } ?? days
        let count = (days + daysEach - 1) / daysEach
        // The last stretch ends with the last day.
        firstDay = last - count * daysEach + 1
        labels = (0..<count).map { [firstDay, daysEach] index in
            Timestamp(milliseconds: (firstDay + index * daysEach) * 86_400_000).dayText
        }
    }

    /// Beginning where there is something to see: a picture of nothing but its last days says little.
    init(_ days: ClosedRange<Int64>, from first: Int64?) {
        let week = days.upperBound - 6
        let start = max(days.lowerBound, min(first ?? days.lowerBound, week))
        self.init(from: min(start, days.upperBound), to: days.upperBound)
    }

    /// The stretch that a day is in; nil outside all.
    func index(of day: Int64) -> Int? {
        guard day >= firstDay else { return nil }
        let index = Int((day - firstDay) / daysEach)
        return index < labels.count ? index : nil
    }

    /// What a bar stands for.
    var unit: String {
        switch daysEach {
        case 1: "Day"
        case 7: "Week from"
        default: "\(daysEach) days from"
        }
    }
}
