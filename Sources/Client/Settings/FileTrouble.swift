internal import Foundation

/// Why something could not be done to a file, in the words that a person knows from their system.
enum FileTrouble {
    /// Foundation wraps the system's reason; that alone is told, or else what Foundation says of it.
    static func reason(_ error: any Error) -> String {
        let outer = error as NSError
        let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError
        let system = [outer, inner].compactMap(\.self).first { $0.domain == NSPOSIXErrorDomain }
        return system.map { String(cString: strerror(Int32($0.code))) } ?? outer.localizedDescription
    }

    /// Why JSON is not what it should be: where, and what is wrong there.
    static func reason(_ error: DecodingError) -> String {
        let context: DecodingError.Context? =
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                context
            @unknown default: nil
            }
        let place = context?.codingPath.map(\.stringValue).joined(separator: ".") ?? ""
        let text = context?.debugDescription ?? "it is not what it should be"
        let words = text.hasSuffix(".") ? String(text.dropLast()) : text
        return place.isEmpty ? words : "\(place): \(words)"
    }
}
