/// Names that a person takes for one another: letters that look alike, one letter more or less, the same words in
/// another order.
enum LookAlike {
    /// Names shorter than this differ by a letter without looking alike: `lint`, `list`.
    private static let shortest = 8

    static func areAlike(_ one: String, _ other: String) -> Bool {
        guard one != other else { return true }
        let (left, right) = (shape(one), shape(other))
        if left == right { return true }
        if words(one) == words(other) { return true }
        return min(left.count, right.count) >= shortest && areOneApart(Array(left), Array(right))
    }

    private static func words(_ name: String) -> [String] {
        name.split(separator: "-").map(String.init).sorted()
    }

    private static func shape(_ name: String) -> String {
        name.lowercased().filter { $0 != "-" }.replacing("rn", with: "m").replacing("vv", with: "w")
            .replacing("0", with: "o").replacing("1", with: "l").replacing("i", with: "l")
    }

    /// One letter changed, added or left out.
    private static func areOneApart(_ one: [Character], _ other: [Character]) -> Bool {
        guard abs(one.count - other.count) <= 1 else { return false }
        let same = zip(one, other).prefix { $0 == $1 }.count
        let (left, right) = (one.dropFirst(same), other.dropFirst(same))
        return left.dropFirst() == right.dropFirst() || left.dropFirst() == right || left == right.dropFirst()
    }
}
