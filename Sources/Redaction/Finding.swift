/// One secret found in a text.
package struct Finding: Sendable, Hashable {
    /// The rule's id, as it stands in the marker.
    package let rule: String
    /// The offsets in the text's UTF-8 bytes.
    package let range: Range<Int>

    package init(rule: String, range: Range<Int>) {
        self.rule = rule
        self.range = range
    }
}
