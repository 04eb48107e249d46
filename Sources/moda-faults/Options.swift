import Foundation

/// The command line.
struct Options: Sendable {
    struct Misread: Error {}

    private(set) var moda = ""
    private(set) var recording = ""
    private(set) var kills = 200
    private(set) var seed = UInt64(Date().timeIntervalSince1970)
    private(set) var isShort = false

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--moda": moda = rest.popFirst() ?? ""
            case "--recording": recording = rest.popFirst() ?? ""
            case "--kills": kills = try Self.number(rest.popFirst())
            case "--seed": seed = try Self.number(rest.popFirst())
            case "--short": isShort = true
            default: throw Misread()
            }
        }
        guard !moda.isEmpty, !recording.isEmpty else { throw Misread() }
    }

    private static func number<Number: FixedWidthInteger>(_ text: String?) throws -> Number {
        guard let number = text.flatMap({ Number($0) }) else { throw Misread() }
        return number
    }
}

/// A failure of the harness itself: no goal was measured.
struct HarnessError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Chance that can be repeated (SplitMix64).
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to the bound, which is left out.
    mutating func below(_ bound: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ (mixed >> 31)) % max(bound, 1)
    }
}
