internal import Events

/// What stands where a text was left out by a sender that cleaned its report itself: length, digest, and of a
/// patch the files that it touches.
///
/// It is kept as it is, so that a report cleaned on the way and again on arrival says what it said.
struct PatchOutline {
    private let members: [String: JSONValue]

    /// Nil for anything that could hold more than that.
    init?(_ value: JSONValue) {
        guard let members = value.object, members.count <= 3, members["length"]?.isInteger == true,
            let digest = members["sha256"]?.string, digest.utf8.count == 64,
            digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        let files = members["files"]?.array ?? []
        guard members.count == (members["files"]?.array == nil ? 2 : 3),
            files.count <= 100, files.allSatisfy({ $0.string != nil })
        else { return nil }
        self.members = members
    }

    func cleaned(by keeper: TextKeeper) -> JSONValue {
        var members = members
        if let files = members["files"]?.array {
            members["files"] = .array(files.compactMap(\.string).map { .string(keeper.command($0)) })
        }
        return .object(members)
    }
}

extension JSONValue {
    fileprivate var isInteger: Bool { if case .integer = self { true } else { false } }
}
