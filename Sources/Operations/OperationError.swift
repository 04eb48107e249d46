/// Why an operation was not done, and what to do about it.
package struct OperationError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
