/// Names of deliveries, by which the server knows one that comes twice.
package enum DeliveryID {
    /// A UUID of version 4 out of 128 bits of chance.
    package static func make(_ high: UInt64, _ low: UInt64) -> String {
        let marked = (
            high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000, low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        )
        let digits = hex(marked.0) + hex(marked.1)
        var parts: [String] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
