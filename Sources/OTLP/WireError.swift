/// A body that is not the message it should be.
package struct WireError: Error, CustomStringConvertible {
    package let description: String
}
