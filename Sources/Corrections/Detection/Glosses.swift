/// Puts what set phrases mean in their place, so that no word is read apart from the phrase that it belongs to.
struct Glosses: Sendable {
    private struct Entry: Sendable {
        var phrase: [Unicode.Scalar]
        var reading: String
    }

    static let all = Glosses([IdiomTable.text, GlossTable.text])

    /// By the first character; the longest phrase first.
    private var entries: [Unicode.Scalar: [Entry]] = [:]

    private init(_ tables: [String]) {
        for line in tables.joined(separator: "\n").split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let reading = line[..<colon].trimming
            for phrase in line[line.index(after: colon)...].split(separator: "|") {
                let scalars = Array(phrase.trimming.unicodeScalars)
                if let first = scalars.first {
                    entries[first, default: []].append(Entry(phrase: scalars, reading: reading))
                }
            }
        }
        for key in entries.keys { entries[key]?.sort { $0.phrase.count > $1.phrase.count } }
    }

    /// The text with readings for phrases; at most its first 6,000 bytes.
    func read(_ text: String) -> String {
        let scalars = Array(text.utf8.prefix(6000).scalars)
        let plain = scalars.map(lower)
        var out = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if let entry = match(plain, at: place) {
                out.append(contentsOf: " \(entry.reading) ".unicodeScalars)
                place += entry.phrase.count
            } else {
                out.append(scalars[place])
                place += 1
            }
        }
        return String(out)
    }

    private func match(_ text: [Unicode.Scalar], at place: Int) -> Entry? {
        guard let candidates = entries[text[place]] else { return nil }
        guard place == 0 || isApart(text[place - 1], text[place]) else { return nil }
        return candidates.first { entry in
            let end = place + entry.phrase.count
            guard end <= text.count, text[place..<end].elementsEqual(entry.phrase) else { return false }
            return end == text.count || isApart(text[end - 1], text[end])
        }
    }
}

/// True where a word may end between two neighbours: beside what is no letter, or beside a character that is a word.
private func isApart(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    isIdeograph(left) || isIdeograph(right) || !isLetter(left) || !isLetter(right)
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128
        ? (97...122).contains(scalar.value) || (48...57).contains(scalar.value) || scalar == "_"
        : scalar.properties.isAlphabetic
}

/// One small letter for each character, with the typewriter's apostrophe.
private func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 65...90: Unicode.Scalar(UInt8(scalar.value) | 0x20)
    case 0x2018, 0x2019: "'"
    case ..<128: scalar
    default: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }
}

extension Substring {
    fileprivate var trimming: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
