/// The files that a patch in Codex's format names.
package enum PatchFiles {
    private static let marks = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "]

    package static func named(in patch: String) -> [String] {
        patch.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard line.starts(with: "*** ".utf8) else { return nil }
            let text = String(decoding: line, as: UTF8.self)
            guard let mark = marks.first(where: text.hasPrefix) else { return nil }
            let file = text.dropFirst(mark.count).drop { $0 == " " }
            let end = file.lastIndex { $0 != " " && $0 != "\r" }
            return end.map { String(file[...$0]) }
        }
    }
}
