/// A decision that is not legal now, and what to do instead.
package struct ReviewRefusal: Error, CustomStringConvertible {
    package let description: String

    package static func conflict(_ description: String) -> ReviewRefusal {
        ReviewRefusal(description: description)
    }
}
