/// One atom of a call: known, with the path at which it stands, or new.
enum ThreadStep: Equatable {
    case known(UInt64)
    case new(UInt64)
}

/// What a call adds to its thread, while its messages are gone through.
struct ThreadDraft {
    private(set) var additions: [ThreadAddition] = []
    /// Where the call has come to.
    private(set) var path = ConversationThread.root
    /// Whether the thread had that already.
    private(set) var isKnown = false
    private var position: Int64
    private var asides: Set<UInt64> = []

    init(position: Int64) { self.position = position }

    func hasAside(_ key: UInt64) -> Bool { asides.contains(key) }

    mutating func addAside(_ key: UInt64, _ source: ThreadAddition.Source) {
        asides.insert(key)
        add(ThreadEntry(position: position, path: nil, keys: [key]), source, 0..<1)
    }

    /// Goes over a message; each run of new atoms is an entry.
    mutating func add(
        _ message: MessageAtoms, _ steps: ArraySlice<ThreadStep>, _ source: ThreadAddition.Source,
        responseID: String? = nil
    ) {
        var run: ThreadEntry?
        var start = 0
        for (place, step) in steps.enumerated() {
            switch step {
            case .known(let known):
                if let entry = run { add(entry, source, start..<place) }
                (run, path, isKnown) = (nil, known, true)
            case .new(let key):
                if run == nil {
                    run = ThreadEntry(position: position, path: path, keys: [])
                    run?.responseID = responseID
                    start = place
                }
                run?.keys.append(key)
                (path, isKnown) = (ConversationThread.path(path, key), false)
            }
        }
        if let run { add(run, source, start..<steps.count) }
    }

    /// Notes on the last message that the call failed there, so that a retry is known.
    mutating func endInput(isFailed: Bool) {
        guard isFailed, !isKnown, let last = additions.lastIndex(where: { $0.entry.path != nil }) else {
            return
        }
        additions[last].entry.isFailed = true
    }

    private mutating func add(
        _ entry: ThreadEntry, _ source: ThreadAddition.Source, _ atoms: Range<Int>
    ) {
        additions.append(ThreadAddition(entry: entry, source: source, atoms: atoms))
        position += 1
    }
}
