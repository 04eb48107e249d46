internal import Git

/// What one look leaves for the next, beside the entries of the index.
struct LookNotes: Equatable {
    /// When the last look at the whole tree began.
    var lookedAt = FileTime(seconds: 0, nanoseconds: 0)
    /// True where that look left files out because there were too many: those stay out, so that they do not
    /// come up later as if they were new.
    var leftOut = false
    /// The session's last commit as this index knows it, and its tree.
    var commit: ObjectID?
    var tree: ObjectID?
    /// The digest of the ignore rules that stand outside the work tree.
    var rules: ObjectID?

    init() {}

    /// What cannot be read is as good as nothing.
    init(_ bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
        guard words.count == 7, words[0] == "1", let seconds = Int64(words[1]), let rest = Int32(words[2])
        else {
            return
        }
        lookedAt = FileTime(seconds: seconds, nanoseconds: rest)
        leftOut = words[3] == "1"
        commit = ObjectID(hex: words[4])
        tree = ObjectID(hex: words[5])
        rules = ObjectID(hex: words[6])
    }

    /// Whether the index must be written though no entry changed; when it was looked at may stay behind.
    func isOlder(than notes: LookNotes, _ commit: ObjectID) -> Bool {
        self.commit != commit || rules != notes.rules || leftOut != notes.leftOut
    }

    var bytes: [UInt8] {
        let words = [
            "1", "\(lookedAt.seconds)", "\(lookedAt.nanoseconds)", leftOut ? "1" : "0", commit?.hex ?? "-",
            tree?.hex ?? "-", rules?.hex ?? "-",
        ]
        return Array(words.joined(separator: " ").utf8)
    }
}
