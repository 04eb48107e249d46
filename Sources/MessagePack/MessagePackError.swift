/// Bytes that are not MessagePack, or more of it than is read.
package struct MessagePackError: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
}
