internal import Events

/// Reads images, sounds and files, of which only a reference is ever kept.
enum MediaReader {
    /// Where the dialects put the URL, id or data, best first.
    private static let places: [[String]] = [
        ["uri"], ["image_url", "url"], ["image_url"], ["image", "image", "url"], ["image", "url"],
        ["source", "url"], ["source", "data"], ["source", "file_id"], ["inline_data", "data"],
        ["inlineData", "data"], ["file", "file_data"], ["file", "file_id"], ["file_data"], ["file_id"],
        ["input_audio", "data"], ["audio", "url"], ["audio", "audio", "url"], ["url"], ["data"], ["content"],
        ["image"],
    ]
    private static let typePlaces: [[String]] = [
        ["mime_type"], ["media_type"], ["mediaType"], ["source", "media_type"], ["inline_data", "mime_type"],
        ["inlineData", "mimeType"], ["input_audio", "format"],
    ]

    static func block(_ part: JSONValue) -> ContentBlock? {
        guard part.object != nil, let reference = text(at: places, in: part) else { return nil }
        let named = text(at: typePlaces, in: part)
        return .media(type: named ?? type(of: reference) ?? modality(of: part), reference: reference)
    }

    /// `image`, where nothing says of which format.
    private static func modality(of part: JSONValue) -> String? {
        if let modality = part["modality"]?.string { return modality }
        let type = part["type"]?.string ?? ""
        return ["image", "audio", "video"].first(where: type.contains)
    }

    private static func text(at places: [[String]], in part: JSONValue) -> String? {
        places.lazy.compactMap { place in
            place.reduce(part as JSONValue?) { value, name in value?[name] }?.string
        }.first { !$0.isEmpty }
    }

    /// The type in what the intake left of data: `media:image/png;bytes=68;sha256=…`.
    private static func type(of reference: String) -> String? {
        guard reference.hasPrefix("media:") else { return nil }
        return String(reference.dropFirst("media:".count).prefix { $0 != ";" })
    }
}
