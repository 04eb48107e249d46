/// A parameter's value in a gate definition.
package enum GateParameter: Sendable, Equatable, CustomStringConvertible {
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([String])

    /// What a gate wants of a parameter.
    package enum Kind: String, Sendable {
        case integer = "a whole number of 0 or more"
        /// 0...1, a share or a similarity.
        case share = "a number from 0 to 1"
        case flag = "true or false"
        case list = "a list of texts"

        package var example: String {
            switch self {
            case .integer: "2"
            case .share: "0.8"
            case .flag: "false"
            case .list: "[\"one\", \"two\"]"
            }
        }
    }

    package var description: String {
        switch self {
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .flag(let value): String(value)
        case .list(let values): "[" + values.joined(separator: ", ") + "]"
        }
    }

    /// Whether the value is one that the kind allows.
    func fits(_ kind: Kind) -> Bool {
        switch (self, kind) {
        case (.integer(let value), .integer): value >= 0
        case (.number(let value), .share): (0...1).contains(value)
        case (.integer(let value), .share): (0...1).contains(value)
        case (.flag, .flag), (.list, .list): true
        default: false
        }
    }
}
