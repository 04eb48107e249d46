/// Why a pack is not taken.
package struct PackError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// It is no pack, or not all of one.
        case damaged
        /// More objects, or more bytes, than are taken.
        case tooLarge = "too_large"
        /// A kind of entry that packs of snapshots do not have: deltas, tags.
        case unexpected
    }

    package let code: Code
    package let reason: String

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { "the pack is \(code.rawValue): \(reason)" }
}
