import Foundation

/// What a reader should find in a recorded case: every word of its users, judged by hand (`expected.json`).
package struct ExpectedTurns: Sendable, Decodable {
    package struct Turn: Sendable, Decodable {
        package let session: String
        package let text: String
        package let correction: Bool
        package let theme: String?
        package let channel: String
        package let pasted: Bool?
    }

    package let turns: [Turn]

    package init(_ name: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(try Fixtures.bytes("\(name)/expected.json")))
    }
}
