import Foundation

/// One line of the list that a measure ends with: the goal, its figure, and whether it holds.
func goal(_ name: String, _ figure: String, holds: Bool) -> String {
    let columns = [name, figure].map { $0.padding(toLength: max(44, $0.count), withPad: " ", startingAt: 0) }
    return "goal  \(columns[0])  \(columns[1])  \(holds ? "holds" : "falls short")"
}
