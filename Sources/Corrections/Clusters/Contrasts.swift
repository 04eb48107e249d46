/// Pairs that several people set against each other ("in the copy, not the main folder"): who asks for the one is
/// against the other, also where a correction names only one of them.
struct Contrasts {
    private var unwanted: [String: [String]] = [:]
    private var wanted: [String: [String]] = [:]

    /// A contrast counts from this many corrections, and where it is this share of what is said of its rarer side.
    private static let (least, share) = (3, 0.3)

    private struct Pair: Hashable {
        var wanted: String
        var unwanted: String
    }

    init(_ fingerprints: [Fingerprint]) {
        var pairs: [Pair: Int] = [:]
        var (wishes, refusals): ([String: Int], [String: Int]) = ([:], [:])
        for signs in fingerprints.map(\.signs) {
            for (word, sign) in signs {
                if sign < 0 {
                    refusals[word, default: 0] += 1
                    continue
                }
                wishes[word, default: 0] += 1
                for (other, sign) in signs where sign < 0 {
                    pairs[Pair(wanted: word, unwanted: other), default: 0] += 1
                }
            }
        }
        for (pair, count) in pairs where count >= Contrasts.least {
            let rarer = min(wishes[pair.wanted] ?? 1, refusals[pair.unwanted] ?? 1)
            guard Double(count) >= Contrasts.share * Double(rarer) else { continue }
            unwanted[pair.wanted, default: []].append(pair.unwanted)
            wanted[pair.unwanted, default: []].append(pair.wanted)
        }
    }

    /// The fingerprint with what it implies; what it would imply both ways is left open.
    func completed(_ fingerprint: Fingerprint) -> Fingerprint {
        var votes: [String: Int] = [:]
        for (word, sign) in fingerprint.signs {
            for other in (sign > 0 ? unwanted[word] : wanted[word]) ?? []
            where fingerprint.signs[other] == nil {
                votes[other, default: 0] += sign > 0 ? -1 : 1
            }
        }
        var full = fingerprint
        for (other, vote) in votes where vote != 0 {
            full.imply(other, vote < 0 ? -Likeness.hint : Likeness.hint)
        }
        return full
    }
}
