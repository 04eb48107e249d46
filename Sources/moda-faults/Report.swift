import Foundation
import Synchronization

/// Prints one line a goal, and remembers whether all hold.
final class Report: Sendable {
    private let broken = Mutex(false)

    var allHold: Bool { broken.withLock { !$0 } }

    /// Says whether a goal holds, with the figure that shows it.
    func goal(_ name: String, _ figure: String, holds: Bool) {
        if !holds { broken.withLock { $0 = true } }
        say("\(holds ? "holds      " : "falls short") \(name): \(figure)")
    }

    /// Says that something could not be tried here, which breaks nothing.
    func notMeasured(_ name: String, _ why: String) {
        say("not measured \(name): \(why)")
    }

    private func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
