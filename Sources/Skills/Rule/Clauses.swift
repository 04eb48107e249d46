/// The parts of a sentence that can stand alone: runs of whole clauses of it.
///
/// A run never begins inside the reach of a negation or condition, nor ends before an exception, so that what
/// it says is what the sentence said.
enum Clauses {
    private static let most = 8

    /// The sentence itself and the runs in it; those of a question end with its mark.
    static func all(in sentence: String) -> [String] {
        let text = RunningText(sentence)
        let parts = Array(ClauseParts.all(in: text).prefix(most))
        let mark = sentence.hasSuffix("?") || sentence.hasSuffix("？") ? "?" : ""
        var found: [String] = []
        for first in parts.indices where parts[first].canBegin {
            for last in parts.indices[first...] where parts[last].canEnd {
                let run = text.text(parts[first].range.lowerBound..<parts[last].range.upperBound)
                found.append(run.hasSuffix(mark) ? run : run + mark)
            }
        }
        return found
    }
}
