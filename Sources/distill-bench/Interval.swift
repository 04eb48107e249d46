import Foundation

/// A share with its 95 % interval (Wilson 1927).
struct Interval {
    let hits, count: Int

    init(hits: Int, of count: Int) {
        self.hits = hits
        self.count = count
    }

    var share: Double { count > 0 ? Double(hits) / Double(count) : 0 }

    var text: String {
        guard count > 0 else { return "0 of 0" }
        let (p, n, z) = (Double(hits) / Double(count), Double(count), 1.96)
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return String(
            format: "%d of %d (%.1f %%, 95 %% interval %.1f-%.1f)", hits, count, 100 * p,
            100 * (middle - half), 100 * (middle + half))
    }
}
