internal import Events
internal import Foundation
internal import Hummingbird

extension Request {
    /// A query parameter; nil where it is missing or empty.
    func query(_ name: String) -> String? {
        uri.queryParameters[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
    }

    /// A query parameter as it came: one that is there, but empty, is no number, choice or day.
    func given(_ name: String) -> String? { uri.queryParameters[name[...]].map(String.init) }

    /// `limit`, between 1 and a highest that a page may have.
    func limit(default usual: Int, highest: Int) throws -> Int {
        guard let text = given("limit") else { return usual }
        guard let limit = Int(text), (1...highest).contains(limit) else {
            throw Failure(status: .badRequest, detail: "limit is a number from 1 to \(highest)")
        }
        return limit
    }

    /// A parameter that is true or false; false where it is missing.
    func flag(_ name: String) throws -> Bool {
        switch given(name)?.lowercased() {
        case nil, "false", "0": return false
        case "true", "1": return true
        case .some: throw Failure(status: .badRequest, detail: "\(name) is true or false")
        }
    }

    /// A parameter that is one of a few words.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) throws
        -> Choice?
    where Choice.RawValue == String {
        guard let text = given(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                status: .badRequest, detail: "no \(name) '\(text.prefix(40))': it is one of \(words)")
        }
        return choice
    }
}

extension ModaContext {
    /// A part of the path, decoded.
    func part(_ name: String) throws -> String {
        let text = try parameters.require(name)
        return text.utf8.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? text : text
    }
}
