/// A share with its 95 % interval (Wilson), which stays sensible near 0 and 1.
struct Share {
    let hits: Int
    let total: Int

    var value: Double { total == 0 ? 0 : Double(hits) / Double(total) }

    var interval: (low: Double, high: Double) {
        guard total > 0 else { return (0, 1) }
        let (n, z) = (Double(total), 1.96)
        let centre = (value + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return (max(0, centre - half), min(1, centre + half))
    }
}
