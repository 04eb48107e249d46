/// A count with its noun, as a person reads it: "1 session", "2 sessions".
package func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
