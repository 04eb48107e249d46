/// A configuration text that cannot be read, and so is left as it is.
package struct ConfigEditError: Error, Equatable, CustomStringConvertible {
    /// 1 for the first.
    package let line: Int
    package let reason: String

    package var description: String { "line \(line): \(reason)" }

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}
