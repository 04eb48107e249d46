internal import Events
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// A place in a list as a client carries it from one page to the next: nothing that it could read or make.
///
/// It names its list and says what it should be, so that one of another list, or one that was cut, is refused
/// rather than taken for some other place.
enum PageCursor {
    private static let longest = 2_000
    private static let checkLength = 8

    static func write(_ place: String, of list: String) -> String {
        let text = "\(list)|\(place)"
        return Data((check(text) + text).utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Whether a text has a cursor's form, whatever it names.
    static func isOne(_ text: String) -> Bool {
        (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }

    /// - Returns: The place; nil for what is no cursor of this list.
    static func read(_ text: String, of list: String) -> String? {
        guard text.utf8.count <= longest else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let plain = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let data = Data(base64Encoded: plain), let whole = String(data: data, encoding: .utf8) else {
            return nil
        }
        let place = String(whole.dropFirst(checkLength))
        guard whole.prefix(checkLength) == check(place), place.hasPrefix(list + "|") else { return nil }
        return String(place.dropFirst(list.count + 1))
    }

    private static func check(_ text: String) -> String {
        String(ContentID.sha256(text.utf8).prefix(checkLength))
    }
}

extension Request {
    /// A cursor that an earlier page of the list gave.
    func cursor<Place>(_ name: String, of list: String, _ read: (String) -> Place?) throws -> Place? {
        guard let text = given(name) else { return nil }
        let advice = "\(name) is the 'next' of the page before, as it came; leave it out for the first page"
        guard PageCursor.isOne(text) else { throw Failure(status: .badRequest, detail: advice) }
        guard let place = PageCursor.read(text, of: list).flatMap(read) else {
            throw Failure.notFound("there is no such page: \(advice)")
        }
        return place
    }

    /// `Link` to the page that follows (RFC 8288): this request with another cursor; empty on the last page.
    func link(next cursor: String?, as name: String) -> HTTPFields {
        guard let cursor else { return [:] }
        let kept = (uri.query ?? "").split(separator: "&").filter { part in
            part.prefix { $0 != "=" } != name
        }
        let query = (kept.map(String.init) + ["\(name)=\(cursor)"]).joined(separator: "&")
        let target = "\(uri.path)?\(query)".replacing("<", with: "%3C").replacing(">", with: "%3E")
            .replacing("\"", with: "%22")
        return [.link: "<\(target)>; rel=\"next\""]
    }
}
