/// Characters that a person does not see and a model reads: controls, direction changes, zero width, tags.
package enum HiddenCharacters {
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: return scalar != "\n" && scalar != "\t"
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return isBlankMark(scalar.value)
        }
    }

    /// Variation selectors beyond emoji's own, and letters that are drawn as nothing.
    private static func isBlankMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0: true
        case 0xFE00...0xFE0E, 0xE0100...0xE01EF: true
        default: false
        }
    }
}
