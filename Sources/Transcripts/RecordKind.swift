/// What a line of JSON is, told by a look at its outer members: nine in ten bytes of a history are of records that
/// nobody reads, and need not be parsed to be passed over.
///
/// A line that is no JSON, or ends early, tells what stands before that.
struct RecordKind {
    private(set) var type: String?
    /// The type of what is inside: of an attachment, or a payload.
    private(set) var inner: String?

    init(_ line: [UInt8]) {
        line.withUnsafeBufferPointer { bytes in
            var scan = Scan(bytes: bytes)
            scan.members { name, scan in
                switch name {
                case "type": type = scan.string()
                case "subtype": inner = inner ?? scan.string()
                case "attachment", "payload":
                    scan.members { name, scan in
                        if name == "type" { inner = scan.string() } else { scan.passValue() }
                        return inner == nil
                    }
                default: scan.passValue()
                }
                return type == nil || (inner == nil && Self.holdsMore.contains(type ?? ""))
            }
        }
    }

    /// Types whose records say only inside what they are.
    private static let holdsMore: Set<String> = ["attachment", "event_msg", "response_item", "system"]
}

/// Walks over JSON text without making anything of it.
private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func passSpace() {
        while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0D { place += 1 }
    }

    /// Calls with each name of an object, as long as it says so; it must step over the value.
    mutating func members(_ member: (String, inout Scan) -> Bool) {
        passSpace()
        guard byte == UInt8(ascii: "{") else { return passValue() }
        place += 1
        while true {
            passSpace()
            guard let name = string() else { return }
            passSpace()
            guard byte == UInt8(ascii: ":") else { return }
            place += 1
            let before = place
            guard member(name, &self) else { return }
            passSpace()
            guard place > before, byte == UInt8(ascii: ",") else {
                if byte == UInt8(ascii: "}") { place += 1 }
                return
            }
            place += 1
        }
    }

    /// A short string without escapes; others are stepped over.
    mutating func string() -> String? {
        passSpace()
        guard byte == UInt8(ascii: "\"") else { return nil }
        let start = place + 1
        passString()
        guard place - start <= 100, place > start else { return nil }
        return String(validating: bytes[start..<place - 1], as: UTF8.self)
    }

    private mutating func passString() {
        place += 1
        while let byte {
            place += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
        place = bytes.count
    }

    /// Steps over any value, whatever its depth.
    mutating func passValue() {
        passSpace()
        var depth = 0
        repeat {
            switch byte {
            case UInt8(ascii: "\"")?: passString()
            case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
                depth += 1
                place += 1
            case UInt8(ascii: "}")?, UInt8(ascii: "]")?:
                guard depth > 0 else { return }
                depth -= 1
                place += 1
            case UInt8(ascii: ",")? where depth == 0: return
            case nil: return
            default: place += 1
            }
        } while depth > 0 || !isAtEndOfValue
    }

    private var isAtEndOfValue: Bool {
        guard let byte else { return true }
        return byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
}
