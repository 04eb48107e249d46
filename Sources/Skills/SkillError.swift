/// Says why a text or a name is not a skill: what failed, where, and what to do about it.
package struct SkillError: Error, Equatable, Sendable, CustomStringConvertible {
    package var what: String
    /// The place in the text: `line 3`, `front matter`, `name`.
    package var place: String
    package var advice: String

    package init(_ what: String, at place: String, advice: String) {
        self.what = what
        self.place = place
        self.advice = advice
    }

    package var description: String { "\(place): \(what); \(advice)" }
}
