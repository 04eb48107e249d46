/// One model call, as a thread folds it.
package struct ThreadCall: Sendable {
    package var input: [MessageAtoms]
    package var output: [MessageAtoms]
    /// It ended in an error and gave no answer.
    package var isFailed: Bool
    package var responseID: String?

    package init(
        input: [MessageAtoms], output: [MessageAtoms], isFailed: Bool = false, responseID: String? = nil
    ) {
        self.input = input
        self.output = output
        self.isFailed = isFailed
        self.responseID = responseID
    }
}

/// A message, or the part of one that was new, in its place in a conversation.
package struct ThreadEntry: Sendable, Equatable {
    package var position: Int64
    /// What it follows; nil for what stands beside the conversation (system instructions, thoughts).
    package var path: UInt64?
    package var keys: [UInt64]
    /// The call that it came with failed here without an answer: the same message again is a retry.
    package var isFailed = false
    /// Of the answer that it belongs to; nil for what a model was given.
    package var responseID: String?

    package init(position: Int64, path: UInt64?, keys: [UInt64]) {
        self.position = position
        self.path = path
        self.keys = keys
    }
}

/// An entry with the message of the call that it came from.
package struct ThreadAddition: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        case input(Int)
        case output(Int)
    }

    package var entry: ThreadEntry
    package var source: Source
    /// Which atoms of the message are new.
    package var atoms: Range<Int>
}
