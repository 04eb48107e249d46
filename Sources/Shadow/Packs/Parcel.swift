internal import Events
package import Git

/// What goes to a server on another machine in one request: looks, and the objects that they show.
///
/// One line of JSON, a line for each look, and then the pack as it is:
///
/// ```
/// {"digest":"sha256:…","expected":{"head":"…","looks":12},"head":"…","looks":2,"version":1,"withheld":[…]}
/// {"agent":"claude","at":…}
/// {"agent":"claude","at":…}
/// PACK…
/// ```
package struct Parcel: Sendable, Equatable {
    package static let contentType = "application/x-moda-snapshots"
    /// Bytes of the first line, and looks of one parcel.
    private static let headLimit = 1 << 20
    private static let lookLimit = 20_000

    /// What the server must have for the parcel to follow on it.
    package var expected: ShadowState
    /// The session's last commit afterwards.
    package var head: ObjectID
    package var looks: [LookRecord]
    /// What stays out though a look shows it, by path.
    package var withheld: [WithheldFile]
    /// Empty where there are no new objects.
    package var pack: [UInt8]

    package init(
        expected: ShadowState, head: ObjectID, looks: [LookRecord], withheld: [WithheldFile], pack: [UInt8]
    ) {
        self.expected = expected
        self.head = head
        self.looks = looks
        self.withheld = withheld
        self.pack = pack
    }

    /// What the server has afterwards.
    package var result: ShadowState {
        ShadowState(head: head.hex, looks: expected.looks &+ looks.count)
    }

    package var bytes: [UInt8] {
        var state: [String: JSONValue] = ["looks": .integer(Int64(expected.looks))]
        state["head"] = expected.head.map(JSONValue.string)
        let first = JSONValue.object([
            "version": .integer(1), "expected": .object(state), "head": .string(head.hex),
            "looks": .integer(Int64(looks.count)), "digest": .string(Self.digest(of: pack)),
            "withheld": .array(withheld.map(\.json)),
        ])
        let lines = [first.text] + looks.map(\.line)
        return Array(lines.map { $0 + "\n" }.joined().utf8) + pack
    }

    /// - Throws: `ParcelError` for anything that is no parcel, or came damaged.
    package init(bytes: [UInt8]) throws(ParcelError) {
        var rest = bytes[...]
        let first = try Self.line(of: &rest, limit: Self.headLimit)
        guard let json = try? JSONValue(parsing: Array(first)), json["version"]?.integer == 1,
            let head = json["head"]?.string.flatMap(ObjectID.init(hex:)),
            let expected = json["expected"], let had = expected["looks"]?.integer, had >= 0,
            let count = json["looks"]?.integer, (0...Int64(Self.lookLimit)).contains(count)
        else { throw ParcelError(.damaged, "the first line is not that of a parcel") }
        var looks: [LookRecord] = []
        for _ in 0..<count {
            guard let look = LookRecord(line: try Self.line(of: &rest, limit: Self.headLimit)) else {
                throw ParcelError(.damaged, "line \(looks.count + 2) is no look")
            }
            looks.append(look)
        }
        let pack = Array(rest)
        guard json["digest"]?.string == Self.digest(of: pack) else {
            throw ParcelError(.damaged, "the pack has another digest than it should; send it again")
        }
        let withheld = (json["withheld"]?.array ?? []).compactMap(WithheldFile.init)
        self.init(
            expected: ShadowState(head: expected["head"]?.string, looks: Int(clamping: had)), head: head,
            looks: looks, withheld: withheld, pack: pack)
    }

    private static func digest(of pack: [UInt8]) -> String { "sha256:" + ContentID.sha256(pack) }

    private static func line(of rest: inout ArraySlice<UInt8>, limit: Int) throws(ParcelError) -> [UInt8] {
        guard let end = rest.prefix(limit).firstIndex(of: UInt8(ascii: "\n")) else {
            throw ParcelError(.damaged, "a line has no end")
        }
        defer { rest = rest[(end + 1)...] }
        return Array(rest[..<end])
    }
}

/// Why a parcel is not taken.
package struct ParcelError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// It is not what it says, or says nothing that can be read.
        case damaged
        /// What it holds has no place among snapshots.
        case refused
        case tooLarge = "too_large"
        /// The store has another state than the parcel follows on.
        case conflict
    }

    package let code: Code
    package let description: String
    /// With a conflict: what the store has.
    package var state: ShadowState?

    package init(_ code: Code, _ description: String, state: ShadowState? = nil) {
        self.code = code
        self.description = description
        self.state = state
    }
}
