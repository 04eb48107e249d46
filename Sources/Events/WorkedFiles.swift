/// In which kinds of files the turns of a session, or of all sessions of a repository, were spent.
///
/// What a habit's own files are held against: that all corrections were in TypeScript says nothing where all work is.
package struct WorkedFiles: Sendable, Codable, Equatable {
    /// The files of one turn: one language and one folder, as far as there is one.
    package struct Place: Sendable, Codable, Hashable {
        /// Nil for files of several languages.
        package var language: String?
        /// The folder that holds all of them, below the root; "" for the root itself.
        package var folder: String

        package init(language: String?, folder: String) {
            self.language = language
            self.folder = folder
        }
    }

    /// How many turns were spent at a place.
    package struct Count: Sendable, Codable, Equatable {
        package var place: Place
        package var turns: Int
    }

    /// By language and folder, so that equal work is written equally.
    package private(set) var counts: [Count] = []

    /// Counts the places of turns.
    package init(_ places: some Sequence<Place> = []) {
        let turns = places.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        counts = Self.sorted(turns)
    }

    package var turns: Int { counts.reduce(0) { $0 + $1.turns } }

    /// How many turns were spent at places of a kind.
    package func turns(where isMeant: (Place) -> Bool) -> Int {
        counts.reduce(0) { $0 + (isMeant($1.place) ? $1.turns : 0) }
    }

    /// Adds up what several sessions worked on.
    package init(summing parts: some Sequence<WorkedFiles>) {
        counts = Self.sorted(
            parts.reduce(into: [:]) { turns, part in
                for count in part.counts { turns[count.place, default: 0] += count.turns }
            })
    }

    private static func sorted(_ turns: [Place: Int]) -> [Count] {
        turns.map { Count(place: $0.key, turns: $0.value) }.sorted {
            ($0.place.language ?? "", $0.place.folder) < ($1.place.language ?? "", $1.place.folder)
        }
    }
}
