/// The specification's rules for `name`, in their strict reading (`[a-z0-9-]`), which every validator
/// accepts.
enum NameRules {
    static let longest = 64
    static let advice = "use 1 to 64 of a-z, 0-9 and single hyphens between them"

    static func objections(to name: String) -> [String] {
        var found: [String] = []
        let scalars = name.unicodeScalars
        if scalars.isEmpty { found.append("the name is empty") }
        if scalars.count > longest {
            found.append("the name has \(scalars.count) characters, 64 are allowed")
        }
        if !scalars.allSatisfy(isAllowed) {
            found.append("the name has other characters than a-z, 0-9 and -")
        }
        if name.hasPrefix("-") || name.hasSuffix("-") {
            found.append("the name begins or ends with a hyphen")
        }
        if name.contains("--") { found.append("the name has two hyphens in a row") }
        return found
    }

    /// Names that Windows keeps for devices, in any folder.
    static func isDevice(_ name: String) -> Bool {
        ["con", "prn", "aux", "nul"].contains(name)
            || name.utf8.count == 4 && (name.hasPrefix("com") || name.hasPrefix("lpt"))
                && name.utf8.last.map { (48...57).contains($0) } == true
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
    }
}
