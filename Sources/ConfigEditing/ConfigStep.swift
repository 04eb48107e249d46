/// One step on the way to a value: a member's name, or a place in a list.
package enum ConfigStep: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case name(String)
    case index(Int)

    package init(stringLiteral name: String) { self = .name(name) }
    package init(integerLiteral index: Int) { self = .index(index) }
}

extension [ConfigStep] {
    /// The way as a person would write it.
    var title: String {
        map { step in
            switch step {
            case .name(let name): name
            case .index(let index): "[\(index)]"
            }
        }.joined(separator: ".")
    }
}
