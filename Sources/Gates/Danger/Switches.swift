/// Settings that switch a protection off: `verify=False`, `sslVerify false`, `X_REJECT_UNAUTHORIZED=0`.
struct Switches: Sendable {
    /// Parts of names by which a setting protects something.
    let guards: [String]

    private static let off: Set<String> = [
        "false", "0", "off", "no", "none", "disabled", "disable", "never", "null",
    ]

    /// The setting that an unforbidden clause switches off; nil for none.
    func objection(to clause: Clause) -> String? {
        let text = String(clause.signs)
        let words = text.split { $0 == " " || $0 == "=" || $0 == ":" || $0 == "," }
        for (name, value) in zip(words, words.dropFirst()) {
            guard Self.off.contains(value.trimming()), guards.contains(where: name.contains) else { continue }
            let place = text.ranges(of: name).first.map {
                text.distance(from: text.startIndex, to: $0.lowerBound)
            }
            if !clause.forbids(at: place ?? 0) { return "switches off: \"\(name) \(value)\"" }
        }
        return nil
    }
}

extension Substring {
    fileprivate func trimming() -> String { filter { !"\"'`();.".contains($0) } }
}
