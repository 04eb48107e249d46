internal import Events
internal import Foundation

/// What stays of an image, sound or file that was sent as base64: `media:image/png;bytes=68;sha256=…`.
///
/// Enough to see that it was there and to recognise it again; URLs of images are no data and stay.
enum MediaReference {
    private static let dataNames = ["data", "bytes", "b64_json", "file_data"]
    private static let typeNames = ["media_type", "mime_type", "mimeType", "mediaType"]
    private static let dataTypes: Set<String> = ["base64", "blob"]
    /// What stands unnamed must be long and mixed to be taken for data: nobody writes a thousand characters
    /// without a space.
    private static let unnamedLength = 1_024

    static func made(from base64: String, type: String?) -> String {
        let bytes = Data(base64Encoded: base64, options: .ignoreUnknownCharacters).map(Array.init)
        let known = bytes ?? Array(base64.utf8)
        let name = (type ?? "").prefix(100).filter { $0.isASCII && !$0.isWhitespace && $0 != ";" }
        let kind = name.isEmpty ? "application/octet-stream" : name
        return "media:\(kind);bytes=\(known.count);sha256=\(ContentID.sha256(known))"
    }

    /// A block's members with its data replaced: `{"type": "base64", "media_type": …, "data": …}` and its
    /// like.
    static func replacing(in members: [String: JSONValue]) -> [String: JSONValue] {
        let isData = dataTypes.contains(members["type"]?.string ?? "")
        let type = typeNames.lazy.compactMap { members[$0]?.string }.first
        // A mere format may be that of a text.
        let least = isData || type != nil ? 16 : members["format"] != nil ? 256 : Int.max
        guard least < .max else { return members }
        var result = members
        for name in isData ? dataNames + ["content"] : dataNames {
            guard let text = members[name]?.string, text.utf8.count >= least, isBase64(text) else { continue }
            result[name] = .string(made(from: text, type: type ?? members["format"]?.string))
        }
        return result
    }

    /// A text with the data of its `data:` URLs replaced, or a text that is nothing but data.
    static func replacing(in text: String) -> String {
        if text.utf8.count >= unnamedLength, isMixedBase64(text) { return made(from: text, type: nil) }
        return DataURLs.replaced(in: text)
    }

    private static func isBase64(_ text: String) -> Bool {
        text.utf8.allSatisfy { isDigit($0) || $0 == 0x0A || $0 == 0x0D }
    }

    private static func isMixedBase64(_ text: String) -> Bool {
        guard isBase64(text) else { return false }
        let bytes = text.utf8
        return bytes.contains { (65...90).contains($0) } && bytes.contains { (97...122).contains($0) }
            && bytes.contains { (48...57).contains($0) }
    }

    /// A digit of base64 in either alphabet, or its padding.
    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
