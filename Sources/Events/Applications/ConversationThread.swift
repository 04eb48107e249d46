/// Folds the model calls of a conversation, in the order in which they started, into its messages without
/// repeats.
///
/// Every call tells the history again, whole or the end of it. What was said is kept as a tree: each message
/// hangs on what it followed, so that a branch (a question put anew, an answer made anew) adds only itself,
/// and two equal messages after one another stay two. The entries alone hold the whole state: a thread made
/// of stored entries goes on as the one that wrote them.
package struct ConversationThread: Sendable {
    /// How many messages a thread looks back: what lies further is told again as if it were new.
    package static let reach: Int64 = 4_096

    struct Node {
        var position: Int64
        var key: UInt64
        /// The path that it follows.
        var previous: UInt64
        var isContinued = false
        var isFailed = false
        var responseID: String?
    }

    static let root: UInt64 = 0
    /// The newest message at each path; a path is the digest of all messages on the way to it.
    private var nodes: [UInt64: Node] = [:]
    private var asides: [UInt64: Int64] = [:]
    /// Where each entry ends, in their order.
    private(set) var ends: [UInt64] = []
    package private(set) var nextPosition: Int64 = 0

    package init() {}

    /// Goes on from stored entries: the newest `reach` of them, in their order.
    package init(_ entries: [ThreadEntry]) {
        for entry in entries { insert(entry) }
    }

    /// The path of a message behind another; spread evenly (SplitMix64's finalizer).
    static func path(_ previous: UInt64, _ key: UInt64) -> UInt64 {
        var mixed = previous ^ (key &+ 0x9E37_79B9_7F4A_7C15 &+ (previous << 6) &+ (previous >> 2))
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The newest message at a path, if it is within reach.
    func node(_ path: UInt64) -> Node? {
        guard let node = nodes[path], node.position >= nextPosition - Self.reach else { return nil }
        return node
    }

    /// Takes in the next call.
    ///
    /// - Returns: What it adds, in order; nothing for a call that says nothing new.
    package mutating func append(_ call: ThreadCall) -> [ThreadAddition] {
        let words = call.input.enumerated().filter { $0.element.role != .aside }
        var steps = alignment(of: words.flatMap(\.element.atoms), call)[...]
        var draft = ThreadDraft(position: nextPosition)
        for (place, message) in call.input.enumerated() {
            if message.role == .aside {
                addAside(message, .input(place), to: &draft)
            } else {
                draft.add(message, steps.prefix(message.keys.count), .input(place))
                steps.removeFirst(message.keys.count)
            }
        }
        draft.endInput(isFailed: call.isFailed && call.output.allSatisfy(\.keys.isEmpty))
        for (place, message) in call.output.enumerated() {
            if message.role == .aside {
                addAside(message, .output(place), to: &draft)
            } else {
                let known = answerSteps(message, after: draft, call.responseID)
                draft.add(message, known[...], .output(place), responseID: call.responseID)
            }
        }
        for addition in draft.additions { insert(addition.entry) }
        return draft.additions
    }

    private func addAside(
        _ message: MessageAtoms, _ source: ThreadAddition.Source, to draft: inout ThreadDraft
    ) {
        guard let key = message.keys.first, !draft.hasAside(key) else { return }
        if let known = asides[key], known >= nextPosition - Self.reach { return }
        draft.addAside(key, source)
    }

    /// An answer that is there already, after the same history, is the same unless its response id says
    /// otherwise.
    private func answerSteps(_ message: MessageAtoms, after draft: ThreadDraft, _ responseID: String?)
        -> [ThreadStep]
    {
        var (path, isKnown) = (draft.path, draft.isKnown)
        return message.keys.map { key in
            path = Self.path(path, key)
            let node = isKnown ? node(path) : nil
            isKnown =
                node.map { responseID == nil || $0.responseID == nil || $0.responseID == responseID } ?? false
            return isKnown ? .known(path) : .new(key)
        }
    }

    private mutating func insert(_ entry: ThreadEntry) {
        nextPosition = entry.position + 1
        guard var path = entry.path else {
            for key in entry.keys { asides[key] = entry.position }
            return
        }
        if node(path) != nil { nodes[path]?.isContinued = true }
        for (place, key) in entry.keys.enumerated() {
            let isLast = place == entry.keys.count - 1
            let next = Self.path(path, key)
            nodes[next] = Node(
                position: entry.position, key: key, previous: path, isContinued: !isLast,
                isFailed: isLast && entry.isFailed, responseID: entry.responseID)
            path = next
        }
        ends.append(path)
    }
}

extension MessageAtoms {
    fileprivate var atoms: [(key: UInt64, isAnswer: Bool)] { keys.map { ($0, role == .answer) } }
}
