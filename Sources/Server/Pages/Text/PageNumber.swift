/// Numbers as pages write them.
enum PageNumber {
    /// `1,234,567`.
    static func whole(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: ",")
    }

    static func whole(_ number: Int) -> String { whole(Int64(number)) }

    /// `12.3 M`, for axes and headings.
    static func short(_ number: Double) -> String {
        guard number.isFinite, number.magnitude < 1e15 else { return "–" }
        let steps: [(Double, String)] = [(1e9, " G"), (1e6, " M"), (1e3, " k")]
        for (size, name) in steps where number.magnitude >= size { return fixed(number / size, 1) + name }
        return number == number.rounded() ? String(Int64(number)) : fixed(number, 2)
    }

    /// `$0.42`; two digits more where that would show nothing.
    static func dollars(_ amount: Double) -> String {
        "$" + fixed(amount, amount > 0 && amount < 0.01 ? 4 : 2)
    }

    static func percent(_ share: Double) -> String { fixed(share * 100, 0) + " %" }

    static func fixed(_ number: Double, _ places: Int) -> String {
        guard number.isFinite, number.magnitude < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let all = Int64((number.magnitude * scale).rounded())
        let (whole, part) = all.quotientAndRemainder(dividingBy: Int64(scale))
        let sign = number < 0 && all > 0 ? "-" : ""
        guard places > 0 else { return sign + self.whole(whole) }
        let digits = String(part)
        return "\(sign)\(self.whole(whole))."
            + String(repeating: "0", count: places - digits.utf8.count) + digits
    }

    /// `1.2 GB`.
    static func bytes(_ count: Int64) -> String {
        let steps: [(Double, String)] = [(1e9, " GB"), (1e6, " MB"), (1e3, " kB")]
        for (size, name) in steps where Double(count) >= size { return fixed(Double(count) / size, 1) + name }
        return "\(count) B"
    }

    /// `240 ms`, `12.3 s`, `4 min`.
    static func duration(milliseconds: Double) -> String {
        if milliseconds < 1_000 { return fixed(milliseconds, 0) + " ms" }
        return milliseconds < 90_000
            ? fixed(milliseconds / 1_000, 1) + " s" : fixed(milliseconds / 60_000, 0) + " min"
    }
}
