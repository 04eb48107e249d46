/// A commit as a value.
package struct Commit: Sendable, Equatable {
    package var tree: ObjectID
    package var parents: [ObjectID]
    /// Seconds since 1970, of the committer.
    package var seconds: Int64
    package var message: String

    package init(tree: ObjectID, parents: [ObjectID], seconds: Int64, message: String) {
        self.tree = tree
        self.parents = parents
        self.seconds = seconds
        self.message = message
    }
}

extension Commit {
    /// The object, with one fixed author, so that the same snapshot is the same commit wherever it is taken.
    package var bytes: [UInt8] {
        let who = "moda <moda@localhost> \(seconds) +0000"
        let lines =
            ["tree \(tree.hex)"] + parents.map { "parent \($0.hex)" }
            + ["author \(who)", "committer \(who)", "", message]
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// Nil where the bytes are no commit.
    package init?(bytes: [UInt8]) {
        let newline = UInt8(ascii: "\n")
        guard
            let end = bytes.indices.first(where: {
                $0 > 0 && bytes[$0] == newline && bytes[$0 - 1] == newline
            })
        else { return nil }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let message = String(decoding: bytes[(end + 1)...], as: UTF8.self)
        var tree: ObjectID?
        var parents: [ObjectID] = []
        var seconds: Int64 = 0
        for line in head.split(separator: "\n") {
            let words = line.split(separator: " ")
            switch words.first {
            case "tree": tree = words.dropFirst().first.flatMap { ObjectID(hex: String($0)) }
            case "parent": parents += words.dropFirst().compactMap { ObjectID(hex: String($0)) }
            case "committer": seconds = words.dropLast().last.flatMap { Int64($0) } ?? 0
            default: break
            }
        }
        guard let tree else { return nil }
        self.init(tree: tree, parents: parents, seconds: seconds, message: message)
    }
}
