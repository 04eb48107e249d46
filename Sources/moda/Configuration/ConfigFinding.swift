/// What `moda config check` says of one thing.
struct ConfigFinding: Encodable {
    enum Standing: String, Encodable {
        case good = "ok"
        /// It works, but somebody should know.
        case notice = "note"
        case wrong = "WRONG"
    }

    let name: String
    /// What is in force; a secret's is not told.
    let value: String
    /// Where it comes from: an option, a variable, a file, or nobody said anything.
    let origin: String
    var standing = Standing.good
    /// What is wrong or to be known, and what to do.
    var remark: String?

    var lines: String {
        let head = "\(standing.rawValue.padded(to: 5))  \(name.padded(to: 38))  \(value)  (\(origin))"
        return remark.map { "\(head)\n       \($0)" } ?? head
    }
}
