/// A pattern of an ignore file, compiled: matched in one pass over the text, so that no pattern, however
/// made, takes more than its length times the text's.
struct GlobPattern: Sendable {
    private enum Token {
        case byte(UInt8)
        /// `?`: any byte but a slash.
        case any
        case set(ByteSet)
        /// `*`: bytes other than a slash, also none.
        case star
        /// `**/`: folders, also none; the token after it is where a folder's name is not over.
        case folders
        case insideFolder
        /// `**` as the last folder: whatever follows, but something.
        case rest
        case end
    }

    private let tokens: [Token]
    /// The whole text, where nothing in the pattern is special: most patterns.
    private let literal: [UInt8]?
    /// What the text ends with, for `*.log`, where the rest of the text has no slash.
    private let suffix: [UInt8]?

    init(_ pattern: [UInt8]) {
        var compiler = Compiler(pattern: pattern)
        tokens = compiler.run() + [.end]
        literal = Self.bytes(of: tokens.dropLast())
        if case .star = tokens[0] {
            suffix = Self.bytes(of: tokens.dropFirst().dropLast())
        } else {
            suffix = nil
        }
    }

    func matches(_ text: ArraySlice<UInt8>) -> Bool {
        if let literal { return text.elementsEqual(literal) }
        if let suffix, text.count >= suffix.count {
            return text.suffix(suffix.count).elementsEqual(suffix)
                && !text.dropLast(suffix.count).contains(UInt8(ascii: "/"))
        }
        return run(text)
    }

    private static func bytes(of tokens: ArraySlice<Token>) -> [UInt8]? {
        var bytes: [UInt8] = []
        for token in tokens {
            guard case .byte(let byte) = token else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// Keeps all places of the pattern that the text may have come to.
    private func run(_ text: ArraySlice<UInt8>) -> Bool {
        var places = [Bool](repeating: false, count: tokens.count)
        var next = places
        enter(0, &places)
        for byte in text {
            for index in next.indices { next[index] = false }
            for (index, isHere) in places.enumerated() where isHere { step(index, byte, &next) }
            swap(&places, &next)
        }
        return places[tokens.count - 1]
    }

    /// Marks a place, and those that are reached from it without a byte.
    private func enter(_ index: Int, _ places: inout [Bool]) {
        var index = index
        while !places[index] {
            places[index] = true
            switch tokens[index] {
            case .star: index += 1
            case .folders: index += 2
            default: return
            }
        }
    }

    private func step(_ index: Int, _ byte: UInt8, _ next: inout [Bool]) {
        let isSlash = byte == UInt8(ascii: "/")
        switch tokens[index] {
        case .byte(let wanted): if byte == wanted { enter(index + 1, &next) }
        case .any: if !isSlash { enter(index + 1, &next) }
        case .set(let set): if !isSlash, set.contains(byte) { enter(index + 1, &next) }
        case .star: if !isSlash { enter(index, &next) }
        case .folders: enter(isSlash ? index : index + 1, &next)
        case .insideFolder: enter(isSlash ? index - 1 : index, &next)
        case .rest:
            enter(index, &next)
            enter(index + 1, &next)
        case .end: break
        }
    }

    private struct Compiler {
        let pattern: [UInt8]
        var place = 0
        var tokens: [Token] = []

        init(pattern: [UInt8]) { self.pattern = pattern }

        mutating func run() -> [Token] {
            while place < pattern.count {
                switch pattern[place] {
                case UInt8(ascii: "*"): stars()
                case UInt8(ascii: "?"): add(.any)
                case UInt8(ascii: "["): set()
                case UInt8(ascii: "\\"): escaped()
                default: add(.byte(pattern[place]))
                }
            }
            return tokens
        }

        private mutating func add(_ token: Token) {
            tokens.append(token)
            place += 1
        }

        /// A backslash at the end matches nothing, as with git.
        private mutating func escaped() {
            place += 1
            add(place < pattern.count ? .byte(pattern[place]) : .set(ByteSet()))
        }

        private mutating func stars() {
            let start = place
            while place < pattern.count, pattern[place] == UInt8(ascii: "*") { place += 1 }
            let slash = UInt8(ascii: "/")
            let startsName = start == 0 || pattern[start - 1] == slash
            if place - start >= 2, startsName, place < pattern.count, pattern[place] == slash {
                place += 1
                tokens += [.folders, .insideFolder]
            } else if place - start >= 2, startsName, place == pattern.count {
                tokens.append(.rest)
            } else {
                tokens.append(.star)
            }
        }

        /// Bytes in brackets; a bracket that is not closed, or names no class, matches nothing, as with git.
        private mutating func set() {
            guard let (set, end) = ByteSet.parse(pattern, from: place) else {
                place = pattern.count
                return tokens.append(.set(ByteSet()))
            }
            tokens.append(.set(set))
            place = end
        }
    }
}
