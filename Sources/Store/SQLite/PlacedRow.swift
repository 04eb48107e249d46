internal import GRDB
internal import Synchronization

/// A row whose columns are found by one look into a table of their places.
///
/// GRDB compares a name with each column's, whatever their case: for rows of forty columns that takes longer
/// than all else that is done with them.
struct PlacedRow {
    private let row: Row
    private let places: [String: Int]

    init(_ row: Row) {
        self.row = row
        places = Self.places(in: row)
    }

    subscript<Value: DatabaseValueConvertible>(_ name: String) -> Value {
        if let place = places[name] { row[place] } else { row[name] }
    }

    /// The last rows' columns: nearly always those of the next row too.
    private static let last = Mutex<(names: [String], places: [String: Int])>(([], [:]))

    private static func places(in row: Row) -> [String: Int] {
        let known = last.withLock { $0 }
        if known.names.count == row.count, row.columnNames.elementsEqual(known.names) { return known.places }
        let names = Array(row.columnNames)
        let places = Dictionary(
            names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        last.withLock { $0 = (names, places) }
        return places
    }
}
