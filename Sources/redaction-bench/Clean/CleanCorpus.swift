import Foundation

/// Text without secrets: sources that lie on the machine, and made-up logs.
struct CleanCorpus {
    let name: String
    let texts: [String]

    var bytes: Int { texts.reduce(0) { $0 + $1.utf8.count } }

    /// Reads source files below a folder, in the order of their paths, up to a number of bytes.
    ///
    /// Test folders are left out: their fixtures hold real key files.
    static func sources(in folder: String, limit: Int) -> CleanCorpus {
        let endings: Set<String> = [
            "py", "swift", "js", "ts", "go", "rs", "c", "h", "md", "json", "yaml", "yml", "sh",
        ]
        let skipped: Set<String> = [
            "test", "tests", "Tests", "idlelib", "site-packages", "fixtures", "testing",
        ]
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var (texts, bytes) = ([String](), 0)
        for path in paths.sorted() where bytes < limit {
            let parts = path.split(separator: "/").map(String.init)
            guard let ending = path.split(separator: ".").last, endings.contains(String(ending)),
                parts.allSatisfy({ !skipped.contains($0) }),
                let text = try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
            else { continue }  // a file in another encoding is no use here
            texts.append(text)
            bytes += text.utf8.count
        }
        return CleanCorpus(name: folder, texts: texts)
    }
}
