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

    /// The columns of the rows seen last, by their count: a few statements fetch nearly all rows.
    private static let layouts = Mutex<[Int: (names: [String], places: [String: Int])]>([:])

    private static func places(in row: Row) -> [String: Int] {
        let known = layouts.withLock { $0[row.count] }
        if let known, row.columnNames.elementsEqual(known.names) { return known.places }
        let names = Array(row.columnNames)
        let places = Dictionary(
            names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        layouts.withLock { $0[row.count] = (names, places) }
        return places
    }
}
