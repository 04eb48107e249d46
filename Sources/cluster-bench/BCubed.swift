/// How far a partition agrees with the themes (Bagga and Baldwin, 1998), over the members of themes with two or more.
struct BCubed {
    private(set) var precision = 0.0
    private(set) var recall = 0.0

    var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

    init(_ themes: [String: String], _ groups: [[String]]) {
        let sizes = Dictionary(grouping: themes.values) { $0 }.mapValues(\.count)
        var counted = 0.0
        for group in groups {
            var here: [String: Int] = [:]
            for member in group { here[themes[member] ?? "", default: 0] += 1 }
            for (theme, shared) in here where (sizes[theme] ?? 0) > 1 {
                counted += Double(shared)
                precision += Double(shared * shared) / Double(group.count)
                recall += Double(shared * shared) / Double(sizes[theme] ?? 1)
            }
        }
        guard counted > 0 else { return }
        precision /= counted
        recall /= counted
    }
}
