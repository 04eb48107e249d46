/// How much of the work tree is looked at.
package enum Look: Sendable, Equatable {
    /// All of it, by the times and sizes of files.
    case whole
    /// Only these files, absolute or below the root: those that a tool named.
    case paths([String])
}
