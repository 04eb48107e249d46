/// Replaces the data of `data:` URLs in a text by references, in one pass over its bytes.
struct DataURLs {
    private let bytes: [UInt8]
    private var result: [UInt8] = []
    /// Up to where the text stands in the result already.
    private var done = 0

    private static let mark = Array(";base64,".utf8)
    private static let scheme = Array("data:".utf8)
    /// How far before the mark the scheme may stand: types have parameters, but not many.
    private static let reach = 200
    /// Shorter data shows nothing.
    private static let leastLength = 16

    static func replaced(in text: String) -> String {
        var urls = DataURLs(bytes: Array(text.utf8))
        return urls.replace() ? String(decoding: urls.result, as: UTF8.self) : text
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// True where something was replaced.
    private mutating func replace() -> Bool {
        var place = 0
        while let found = nextMark(from: place) {
            place = found + Self.mark.count
            guard let start = scheme(before: found) else { continue }
            let end = bytes[place...].firstIndex { !MediaReference.isDigit($0) } ?? bytes.count
            if end - place >= Self.leastLength { append(start: start, mark: found, data: place..<end) }
            place = end
        }
        guard done > 0 else { return false }
        result += bytes[done...]
        return true
    }

    private mutating func append(start: Int, mark: Int, data: Range<Int>) {
        let type = bytes[(start + Self.scheme.count)..<mark].prefix { $0 != UInt8(ascii: ";") }
        let reference = MediaReference.made(
            from: String(decoding: bytes[data], as: UTF8.self), type: String(decoding: type, as: UTF8.self))
        result += bytes[done..<start]
        result += Array(reference.utf8)
        done = data.upperBound
    }

    private func nextMark(from place: Int) -> Int? {
        var place = place
        while place + Self.mark.count <= bytes.count {
            if bytes[place] == Self.mark[0], bytes[place..<(place + Self.mark.count)].elementsEqual(Self.mark)
            {
                return place
            }
            place += 1
        }
        return nil
    }

    /// Where the URL begins to which the mark belongs.
    private func scheme(before mark: Int) -> Int? {
        let first = max(done, mark - Self.reach)
        var place = mark - Self.scheme.count
        while place >= first {
            if bytes[place] == Self.scheme[0],
                bytes[place..<(place + Self.scheme.count)].elementsEqual(Self.scheme)
            {
                return place
            }
            place -= 1
        }
        return nil
    }
}
