/// A request that cannot be taken in: the HTTP status it deserves and what the sender should do.
package struct Refusal: Error, Equatable, CustomStringConvertible {
    package let status: Int
    package let description: String

    package init(status: Int, _ description: String) {
        self.status = status
        self.description = description
    }

    static func unreadable(_ why: String) -> Refusal { Refusal(status: 400, why) }

    static func unsupported(_ type: String, accepted: String) -> Refusal {
        Refusal(status: 415, "cannot read '\(type)': send \(accepted)")
    }

    static func tooLarge(_ limit: Int, when: String) -> Refusal {
        Refusal(status: 413, "the body is over \(limit) bytes \(when): send smaller batches")
    }

    static func tooManyValues(_ limit: Int) -> Refusal {
        Refusal(status: 413, "the body holds more than \(limit) values: send smaller batches")
    }
}
