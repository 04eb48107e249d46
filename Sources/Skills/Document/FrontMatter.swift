/// The YAML between the two `---` lines at the head of a file, and the Markdown after them.
struct FrontMatter {
    /// Larger files are not loaded by Claude Code either.
    static let largestFile = 1 << 20
    static let largestYAML = 64 << 10
    /// YAML nested deeper is no skill, and could exhaust the stack of whoever reads it.
    static let deepest = 64

    let yaml: String
    let body: String

    init(splitting raw: String) throws(SkillError) {
        guard raw.utf8.count <= Self.largestFile else {
            throw SkillError(
                "the file is larger than 1 MiB", at: "SKILL.md", advice: "move parts into references/")
        }
        let lines = UnixText(raw).lines
        guard let first = lines.first, Self.isFence(first) else {
            throw SkillError(
                "the file does not start with ---", at: "line 1",
                advice: "begin with a line ---, then name: and description:, then a line ---")
        }
        guard let end = lines.indices.dropFirst().first(where: { Self.isFence(lines[$0]) }) else {
            throw SkillError(
                "the front matter has no end", at: "front matter",
                advice: "close it with a line of its own: ---")
        }
        yaml = lines[1..<end].joined(separator: "\n")
        body = lines[(end + 1)...].joined(separator: "\n")
        try checkBounds()
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }

    private func checkBounds() throws(SkillError) {
        guard yaml.utf8.count <= Self.largestYAML else {
            throw SkillError(
                "the front matter is larger than 64 KiB", at: "front matter",
                advice: "keep it to the six keys")
        }
        guard Self.depth(of: yaml) <= Self.deepest else {
            throw SkillError(
                "the front matter is nested too deeply", at: "front matter",
                advice: "use plain values, and one level under metadata")
        }
    }

    /// An upper estimate of the nesting, counted on bytes without parsing: brackets, and `- - -` runs at a
    /// line's head.
    private static func depth(of yaml: String) -> Int {
        var (open, deepest, run, atHead) = (0, 0, 0, true)
        for byte in yaml.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            case UInt8(ascii: "\n"): (run, atHead) = (0, true)
            case UInt8(ascii: "-"), UInt8(ascii: "?"): if atHead { run += 1 }
            case UInt8(ascii: " "): break
            default: atHead = false
            }
            deepest = max(deepest, open, run)
        }
        return deepest
    }
}
