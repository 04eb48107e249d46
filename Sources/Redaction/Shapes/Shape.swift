/// A structure that holds a secret, known by a fixed text within it.
enum Shape: CaseIterable, Sendable {
    case bearer, basic, urlUserinfo, pemBegin, pemEnd, jwt, command, pipe, pair, identified, sourceName,
        pgpass

    var anchors: [String] {
        switch self {
        case .bearer: ["bearer "]
        case .basic: ["basic "]
        case .urlUserinfo: ["://"]
        case .pemBegin: ["-----begin ", "---- begin ", "private-lines:"]
        case .pemEnd: ["-----end "]
        case .jwt: ["eyj"]
        case .command: CommandFlags.all.map(\.command)
        case .pipe: PipedSecret.anchors
        case .pair: ["auth=(", "basicauth("]
        case .identified: ["identified by "]
        case .sourceName: SourceName.anchors
        case .pgpass: PasswordLine.anchors
        }
    }

    /// Returns the secrets around an anchor that was found at `place`.
    func secrets(in text: Bytes, at place: Range<Int>) -> [Finding] {
        switch self {
        case .bearer: SchemeWord.secret(in: text, after: place, rule: "bearer-token")
        case .basic: SchemeWord.secret(in: text, after: place, rule: "basic-auth")
        case .urlUserinfo: URLUserinfo.secret(in: text, after: place)
        case .pemBegin: PrivateKeyBlock.secret(in: text, begin: place)
        case .pemEnd: PrivateKeyBlock.secret(in: text, end: place)
        case .jwt: WebToken.secret(in: text, at: place).secrets
        case .command: CommandFlags.secrets(in: text, at: place).secrets
        case .pipe: PipedSecret.secret(in: text, before: place)
        case .pair: QuotedSecret.second(in: text, after: place.upperBound)
        case .identified: QuotedSecret.first(in: text, after: place.upperBound)
        case .sourceName: SourceName.secret(in: text, at: place)
        case .pgpass: PasswordLine.secret(in: text, after: place)
        }
    }
}
