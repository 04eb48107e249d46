import Corrections
import Events

/// Corrections as a large tenant might have them: few themes that everybody repeats, many that a few people do, and
/// things that are said once.
///
/// A theme is a wish for something, mostly in place of something else, in one repository; its words are made up, and
/// ten ways of saying it give each theme its paraphrases. The same seed gives the same corrections.
struct MadeCorrections {
    struct Made {
        var correction: Correction
        /// What it should be grouped by; one-offs have a theme of their own.
        var theme: String
    }

    /// A theme with some ways in which people say it.
    struct Habit {
        var name: String
        var sayings: [String]
    }

    private var random: SplitMix
    private let nouns: [String]
    private let habits: [Habit]

    init(seed: UInt64, habits: [Habit]) {
        self.habits = habits
        random = SplitMix(state: seed)
        nouns = MadeCorrections.words(4000, &random)
    }

    /// Three in ten are one-offs, three are habits that all repositories share; the others spread over themes as words do over a text (Zipf).
    mutating func make(_ count: Int) -> [Made] {
        let themes = max(4, count / 25)
        var weights: [Double] = []
        var total = 0.0
        for rank in 1...themes {
            total += 1 / Double(rank)
            weights.append(total)
        }
        return (0..<count).map { number in
            switch random.below(10) {
            case 0..<3: return oneOff(number)
            case 3..<6 where !habits.isEmpty: return habitual(number)
            default: break
            }
            let drawn = Double(random.below(1_000_000)) / 1_000_000 * total
            return repeated(weights.firstIndex { $0 >= drawn } ?? 0, number)
        }
    }

    private mutating func repeated(_ theme: Int, _ number: Int) -> Made {
        var own = SplitMix(state: UInt64(theme) &* 7919 &+ 17)
        let wanted = nouns[own.below(nouns.count)]
        let unwanted = nouns[own.below(nouns.count)]
        let place = nouns[own.below(nouns.count)]
        let template = MadeCorrections.templates[random.below(MadeCorrections.templates.count)]
        let text = template.replacing("{a}", with: wanted).replacing("{b}", with: unwanted).replacing(
            "{c}", with: place)
        return made(text, "theme \(theme)", repository: own.below(200), number)
    }

    /// What everybody tells agents, as somebody said it and with a word of the day.
    private mutating func habitual(_ number: Int) -> Made {
        let habit = habits[random.below(habits.count)]
        let saying = habit.sayings[random.below(habit.sayings.count)]
        let noun = nouns[random.below(nouns.count)]
        let tail = random.below(2) == 0 ? " in the \(noun)" : ""
        return made(saying + tail, habit.name, repository: random.below(200), number)
    }

    private mutating func oneOff(_ number: Int) -> Made {
        let words = (0..<(4 + random.below(9))).map { _ in
            random.below(3) == 0
                ? MadeCorrections.fillers[random.below(MadeCorrections.fillers.count)]
                : nouns[random.below(nouns.count)]
        }
        return made(words.joined(separator: " "), "one-off \(number)", repository: random.below(200), number)
    }

    private mutating func made(_ text: String, _ theme: String, repository: Int, _ number: Int) -> Made {
        let session = SessionKey(agent: .claude, id: "s\(random.below(20000))")
        let correction = Correction(
            id: "c\(number)", session: session, user: "u\(random.below(300))",
            repository: "acme/r\(repository)",
            at: Timestamp(milliseconds: Int64(random.below(86_400_000)) * 90),
            kind: .convention, words: text, instruction: "", confidence: 0.9, durability: 0.8,
            evidence: [Evidence(channel: .words, event: "e\(number)", detail: "")])
        return Made(correction: correction, theme: theme)
    }

    /// Pronounceable words of two or three syllables, none of them twice.
    private static func words(_ count: Int, _ random: inout SplitMix) -> [String] {
        let (onsets, vowels) = (Array("bcdfghjklmnprstvz").map(String.init), ["a", "e", "i", "o", "u"])
        var words: Set<String> = []
        while words.count < count {
            words.insert(
                (0..<(2 + random.below(2))).map { _ in
                    onsets[random.below(onsets.count)] + vowels[random.below(vowels.count)]
                }.joined() + onsets[random.below(onsets.count)])
        }
        return words.sorted()
    }

    private static let templates = [
        "use {a} instead of {b}", "no {b} here, {a} please", "why did you use {b} again? we have {a}",
        "{a}, not {b}", "please stop using {b} for the {c}",
        "the {c} needs {a}, how often do I have to say it",
        "you used {b} in the {c}, it should be {a}", "always {a} for {c}", "{a} for the {c}, never {b}",
        "did you forget that {c} goes through {a}?", "{b} again... {a}!", "in this repo {c} means {a}",
    ]
    private static let fillers = [
        "the", "please", "again", "fix", "test", "commit", "docs", "why", "not", "build", "error", "name",
    ]
}

/// A small generator with a seed (SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
