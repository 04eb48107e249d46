internal import Git

/// Makes a tree of files of about 4 KB, twenty a folder; the same for the same number.
struct TreeMaker {
    private let root: String
    private let files: Int

    init(_ arguments: Arguments) throws(BenchError) {
        root = try arguments.text("root")
        files = arguments.number("files", default: 2_000)
    }

    static func path(_ file: Int) -> String {
        "part\(file / 400)/module\(file / 20 % 20)/source\(file % 20).txt"
    }

    func run() throws {
        for file in 0..<files {
            let path = "\(root)/\(Self.path(file))"
            if file % 20 == 0, let folder = FilePath.parent(of: path) { try FilePath.makeFolders(folder) }
            try ReplacedFile.write(Self.content(file), to: path)
        }
    }

    private static let words = [
        "let", "value", "return", "index", "for", "path", "in", "where", "guard", "else",
    ]

    /// Lines of words and numbers, of 3 to 5 KB, no two files alike.
    static func content(_ file: Int) -> [UInt8] {
        var state = UInt64(truncatingIfNeeded: file) &* 0x9E37_79B9_7F4A_7C15 | 1
        var text: [UInt8] = Array("file \(file)\n".utf8)
        let size = 3_000 + file % 2_000
        while text.count < size {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += Array("\(words[Int(state >> 33) % words.count]) \(state >> 48)".utf8)
            text.append(UInt8(ascii: state >> 60 == 0 ? "\n" : " "))
        }
        return text
    }
}
