/// Files, folders and links of the strangest kinds, and what happens to them.
struct BesideTree {
    var dice: BesideDice
    var script = BesideScript()
    /// Whether names differ by more than capitals.
    let foldsCase: Bool
    private(set) var paths: [[UInt8]] = []

    init(_ dice: BesideDice, foldsCase: Bool) {
        self.dice = dice
        self.foldsCase = foldsCase
    }

    private static let names =
        [
            "a", "b", "ab", "build", "x.log", "keep.log", "a b", "sp ", "#c", "!d", "é", "t\tt", "new\nline",
            "-dash", "[br]", "st*r", "back\\slash", ".hidden", "dir", "dir.c", "dir-d", "dir0", "q?", "a.b.c",
            "UP",
        ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0x61, 0xC3]]

    private mutating func name() -> [UInt8] {
        let name = dice.pick(Self.names)
        return foldsCase || !dice.once(in: 12) ? name : name.map { $0 &- 0x61 < 26 ? $0 ^ 0x20 : $0 }
    }

    mutating func path() -> [UInt8] {
        let folders = (0..<dice.pick([0, 0, 1, 1, 2, 3])).map { _ in dice.pick(["dir", "build", "a", "d e"]) }
        return folders.flatMap { Array("\($0)/".utf8) } + name()
    }

    private mutating func content() -> [UInt8] {
        let line = Array("text \(dice.number(below: 90) + 10)".utf8)
        switch dice.number(below: 8) {
        case 0: return []
        case 1: return line + Array("\r\nand more\r\n".utf8)
        case 2: return line + [0x0D, 0xFF, 0xFE, 0x80]
        default: return line + Array("\nsecond\n".utf8)
        }
    }

    mutating func make(files: Int) {
        for _ in 0..<files {
            let path = path()
            paths.append(path)
            switch dice.number(below: 24) {
            case 0:
                script.add(
                    "ln -s -- @ @ || true", Array(dice.pick(["a", "dir", "/etc", "..", "no"]).utf8), path)
            case 1: script.add("mkfifo -- @ || true", path)
            case 2:
                script.write(content(), to: path)
                script.add("[ -d @ ] || [ -p @ ] || head -c 30 /dev/zero >> @", path, path, path)
            case 3:
                script.write(content(), to: path)
                script.add("[ -p @ ] || chmod +x -- @ || true", path, path)
            default: script.write(content(), to: path)
            }
        }
        rules()
    }

    private static let parts = [
        "a", "b", "*", "**", "?", "[ab]", "*.log", "!keep.log", "build", "dir", "/", "/", "[!a]", "\\#c",
        "\\!d",
        "#c", "[[:alpha:]]", "sp\\ ", "sp ", "d e", "*b", "a*", ".", "[]a]", "[a-c", "UP", "up", "x.LOG",
        "\\",
        "[[:foo:]]", "é", "[[:upper:]]", "-dash", "[\\[]",
    ]

    /// `.gitignore` files here and there.
    private mutating func rules() {
        for _ in 0..<dice.pick([0, 1, 1, 2, 3]) {
            let folder = dice.pick(["", "", "dir/", "build/", "a/", "dir/a/"])
            script.write(Self.rules(&dice), to: Array("\(folder).gitignore".utf8))
        }
    }

    static func rules(_ dice: inout BesideDice) -> [UInt8] {
        var lines: [String] = []
        for _ in 0..<dice.pick([1, 2, 4, 6]) {
            let line =
                dice.pick(["", "", "", "!", "/"])
                + (0..<dice.pick([1, 1, 2, 3])).map { _ in dice.pick(parts) }.joined()
                + dice.pick(["", "", "", "/", " ", "/**", "\r"])
            if isSettled(line) { lines.append(line) }
        }
        return Array(lines.joined(separator: "\n").utf8) + (dice.once(in: 3) ? [] : [0x0A])
    }

    /// Whether git always says the same of a rule: of two stars that are not all of a folder's name, versions
    /// before 2.43 decide by where the rule lies in memory.
    private static func isSettled(_ rule: String) -> Bool {
        let names = rule.split(separator: "/", omittingEmptySubsequences: false)
        return !names.enumerated().contains { number, name in
            name.contains("**") && (number == 0 || name != "**")
        }
    }

    /// What somebody does to the tree between two looks.
    mutating func change() {
        for _ in 0..<dice.pick([0, 1, 3, 6]) {
            let path = paths.isEmpty || dice.once(in: 4) ? path() : dice.pick(paths)
            switch dice.number(below: 9) {
            case 0: script.add("rm -rf -- @", path)
            case 1: script.add("rm -rf -- @; mkdir -p -- @ && echo in > @/in || true", path, path, path)
            case 2: script.add("rm -rf -- @; ln -s dir -- @ || true", path, path)
            case 3: script.add("[ ! -f @ ] || chmod 755 -- @", path, path)
            case 4: script.add("[ ! -f @ ] || mv -f -- @ @.moved || true", path, path, path)
            case 5: script.add("[ ! -f @ ] || touch -d '2020-01-01' -- @", path, path)
            case 6: rules()
            default:
                script.add("rm -rf -- @", path)
                script.write(content(), to: path)
                paths.append(path)
            }
        }
    }
}
