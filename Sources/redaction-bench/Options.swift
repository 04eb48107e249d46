/// The command line: `[--seed N] [--count N] [--export FOLDER] [--misses] [FOLDER …]`.
struct Options {
    private(set) var seed: UInt64 = 1
    private(set) var count = 5000
    private(set) var exportFolder: String?
    /// Lists each miss and each false redaction, for work on the rules.
    private(set) var listsMisses = false
    private(set) var folders: [String] = []

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--seed": seed = try Self.number(rest.popFirst(), argument)
            case "--count": count = try Self.number(rest.popFirst(), argument)
            case "--export": exportFolder = rest.popFirst()
            case "--misses": listsMisses = true
            default: folders.append(argument)
            }
        }
    }

    private static func number<N: FixedWidthInteger>(_ text: String?, _ option: String) throws -> N {
        guard let text, let number = N(text) else { throw OptionError(option: option) }
        return number
    }
}

/// An option without its number.
struct OptionError: Error, CustomStringConvertible {
    let option: String
    var description: String { "\(option) needs a number after it" }
}
