package import Events

/// A value to be written, its members in the order in which they shall stand.
package indirect enum ConfigValue: Sendable, Equatable {
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case list([ConfigValue])
    case table([Member])

    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: ConfigValue

        package init(_ name: String, _ value: ConfigValue) {
            self.name = name
            self.value = value
        }
    }

    /// The same without the order, to compare with what was read.
    package var json: JSONValue {
        switch self {
        case .bool(let bool): .bool(bool)
        case .integer(let number): .integer(number)
        case .string(let text): .string(text)
        case .list(let items): .array(items.map(\.json))
        case .table(let members):
            .object(
                Dictionary(members.map { ($0.name, $0.value.json) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
