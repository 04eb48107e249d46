/// A failure of the store: what was tried, and what to do about it.
package struct StoreError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
