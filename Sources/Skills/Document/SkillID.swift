/// A skill's id: its Agent Skills name, which is also the folder that clients write it to.
///
/// Names come from drafts, models and other people's servers, and end in file paths: what is not plainly safe
/// is refused.
package struct SkillID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) throws(SkillError) {
        if let objection = NameRules.objections(to: text).first {
            throw SkillError(objection, at: "name", advice: NameRules.advice)
        }
        guard !NameRules.isDevice(text) else {
            throw SkillError("the name is a Windows device", at: "name", advice: "choose another name")
        }
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }
}
