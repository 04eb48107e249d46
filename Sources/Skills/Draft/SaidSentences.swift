/// The sentences of what a user typed.
enum SaidSentences {
    static func all(in words: String) -> [String] {
        words.split { "\n!?;。！？".contains($0) }.flatMap { $0.split(separator: ". ") }
            .map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }
}
