internal import Events
internal import Foundation
internal import Hummingbird

extension Request {
    /// A query parameter; nil where it is missing or empty.
    func query(_ name: String) -> String? {
        uri.queryParameters[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
    }

    /// `limit`, between 1 and a highest that a page may have.
    func limit(default usual: Int, highest: Int) throws -> Int {
        guard let text = query("limit") else { return usual }
        guard let limit = Int(text), (1...highest).contains(limit) else {
            throw Failure(status: .badRequest, detail: "limit is a number from 1 to \(highest)")
        }
        return limit
    }

    /// A parameter that is true or false; false where it is missing.
    func flag(_ name: String) throws -> Bool {
        switch query(name)?.lowercased() {
        case nil, "false", "0": return false
        case "true", "1": return true
        case .some: throw Failure(status: .badRequest, detail: "\(name) is true or false")
        }
    }

    /// A parameter that is one of a few words.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) throws
        -> Choice?
    where Choice.RawValue == String {
        guard let text = query(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                status: .badRequest, detail: "no \(name) '\(text.prefix(40))': it is one of \(words)")
        }
        return choice
    }

    /// A cursor that an earlier page gave.
    func cursor<Place>(_ name: String, _ read: (String) -> Place?) throws -> Place? {
        guard let text = query(name) else { return nil }
        guard text.utf8.count <= 1_000, let place = read(text) else {
            throw Failure(status: .badRequest, detail: "\(name) is the 'next' of the page before, as it came")
        }
        return place
    }
}

extension ModaContext {
    /// A part of the path, decoded.
    func part(_ name: String) throws -> String {
        let text = try parameters.require(name)
        return text.removingPercentEncoding ?? text
    }
}
