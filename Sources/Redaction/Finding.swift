/// One secret found in a text.
package struct Finding: Sendable, Hashable {
    /// The rule's id, as it stands in the marker.
    package let rule: String
    /// The offsets in the text's UTF-8 bytes.
    package let range: Range<Int>
    /// Where the quotes stand that the marker needs: a JSON number's marker has to be a string.
    let quotes: Range<Int>?

    package init(rule: String, range: Range<Int>) {
        self.init(rule: rule, range: range, quotes: nil)
    }

    init(rule: String, range: Range<Int>, quotes: Range<Int>?) {
        self.rule = rule
        self.range = range
        self.quotes = quotes
    }
}
