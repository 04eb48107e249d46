internal import CSenses

/// What pieces of words mean, as the table that this module is built with tells it.
///
/// A record a piece: five characters of its FNV-1a hash, three of scale in millionths, and one for each dimension
/// (`harness/senses/train.py` writes them). Only hashes are kept: no text can be read back.
struct SenseTable: Sendable {
    static let shared = SenseTable()

    let dimensions = max(0, Int(moda_senses_dimensions))
    /// Record numbers by hash, with open addressing; −1 where there is none.
    private let places: [Int32]
    private let mask: UInt32

    private static let (hashEnd, scaleEnd) = (5, 8)

    /// Directions around which rules lie: what is near lies near the same ones.
    let topics: [[Float]]

    private init() {
        let count = max(0, moda_senses_count)
        var size: UInt32 = 2
        while size < UInt32(count) * 2 { size *= 2 }
        mask = size - 1
        var places = [Int32](repeating: -1, count: Int(size))
        for record in 0..<count {
            var place = SenseTable.hash(of: record) & mask
            while places[Int(place)] >= 0 { place = (place + 1) & mask }
            places[Int(place)] = record
        }
        self.places = places
        topics = (0..<max(0, moda_senses_topics)).map { SenseTable.vector(of: count + $0) }
    }

    /// The record of a piece's hash; nil where nothing is known of it.
    func record(of hash: UInt32) -> Int32? {
        var place = hash & mask
        while places[Int(place)] >= 0 {
            if SenseTable.hash(of: places[Int(place)]) == hash { return places[Int(place)] }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Adds what a record says to a sum of `dimensions` numbers.
    func add(_ record: Int32, to sum: inout [Float]) { SenseTable.add(record, to: &sum) }

    private static func vector(of record: Int32) -> [Float] {
        var vector = [Float](repeating: 0, count: max(0, Int(moda_senses_dimensions)))
        add(record, to: &vector)
        return vector
    }

    private static func add(_ record: Int32, to sum: inout [Float]) {
        let bytes = SenseTable.bytes(of: record)
        let scale = Float(SenseTable.number(bytes, SenseTable.hashEnd..<SenseTable.scaleEnd)) / 1_000_000
        for place in sum.indices.prefix(max(0, Int(moda_senses_dimensions))) {
            sum[place] +=
                Float(SenseTable.digit(bytes[SenseTable.scaleEnd + place]) - SenseTable.zero) * scale
        }
    }

    private static func hash(of record: Int32) -> UInt32 {
        UInt32(truncatingIfNeeded: number(bytes(of: record), 0..<hashEnd))
    }

    private static func bytes(of record: Int32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: moda_senses_record(record), count: Int(moda_senses_width))
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ digits: Range<Int>) -> Int {
        digits.reduce(0) { $0 * base + digit(bytes[$1]) }
    }

    /// Printable ASCII without `"` and `\` are digits to this base; in a vector the middle one is zero.
    private static let (base, zero) = (93, 46)

    private static func digit(_ byte: UInt8) -> Int {
        Int(byte) - 32 - (byte > 34 ? 1 : 0) - (byte > 92 ? 1 : 0)
    }
}
