/// What pull wrote into one folder of skills: by it, pull knows its own files and sees what a person has changed
/// since.
///
/// It lies beside the skills and so has their fate: committed with them, ignored with them, gone with them. It
/// holds nothing of the machine or the moment, so that two people who pull the same write the same; one line a
/// file in order, so that git merges it, and what a merge leaves of both sides does no harm: a file may have
/// several digests, each of which is ours. `sha256sum -c` reads it.
struct PullManifest: Equatable {
    static let name = ".moda-pulled"

    /// How far pull is with a file.
    ///
    /// The marks let a pull that was cut off be told from a person who removed a
    /// file.
    enum Mark: Character {
        /// It was there.
        case written = " "
        /// It is being written: where it is not there, it never was.
        case writing = "+"
        /// It is being removed: where it is not there, pull removed it.
        case removing = "-"
    }

    /// By path below the folder, what each digest stands for.
    var entries: [String: [String: Mark]] = [:]

    /// Reads a manifest; lines that are none, or of files that pull never writes, are passed over.
    init(_ text: String, of target: SkillTarget) {
        for line in text.split(whereSeparator: \.isNewline) {
            let bytes = Array(line.utf8)
            guard bytes.count > 66, bytes[64] == UInt8(ascii: " "), bytes[..<64].allSatisfy(Self.isHex),
                let mark = Mark(rawValue: Character(Unicode.Scalar(bytes[65])))
            else { continue }
            let path = String(decoding: bytes[66...], as: UTF8.self)
            guard target.skill(ofFile: path) != nil else { continue }
            entries[path, default: [:]][String(decoding: bytes[..<64], as: UTF8.self)] = mark
        }
    }

    init() {}

    var text: String {
        let lines = entries.sorted { $0.key < $1.key }.flatMap { path, digests in
            digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.rawValue)\(path)" }
        }
        return ([Self.head] + lines).joined(separator: "\n") + "\n"
    }

    private static let head =
        "# Files that 'moda skills pull' wrote here. Commit it together with them, or neither."

    private static func isHex(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
}
