import Events
import Foundation

/// Shows a run's stages as they go: on a terminal a bar a stage, rewritten in place; elsewhere a line a stage when it
/// is over, and one every few seconds while it is not.
final class ProgressLines {
    private static let quiet: Duration = .seconds(5)

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var finished: Set<String> = []
    private var shownAt = ContinuousClock.now

    func show(_ stages: [StageProgress]) {
        for stage in stages where !finished.contains(stage.stage) {
            if stage.isOver {
                finished.insert(stage.stage)
                write(cleared + Self.line(stage) + "\n")
            } else if isTerminal {
                write(cleared + Self.line(stage).oneLine(width))
            } else if ContinuousClock.now - shownAt >= Self.quiet {
                write(Self.line(stage) + "\n")
            }
        }
    }

    /// Says something beside the stages.
    func note(_ text: String) { write(cleared + text.oneLine(width) + "\n") }

    static func line(_ stage: StageProgress) -> String {
        let count = "\(stage.done)/\(stage.total)"
        return "\(stage.stage.padded(to: 8)) \(bar(stage)) \(count.padded(to: 9)) "
            + (stage.isOver ? "" : pace(stage)) + stage.found.oneLine(110)
    }

    /// The rate, and how long the rest will take at it.
    private static func pace(_ stage: StageProgress) -> String {
        guard let rate = stage.perSecond, rate > 0 else { return "" }
        let left = Double(max(stage.total - stage.done, 0)) / rate
        return "\(rate < 10 ? "\(rate)" : "\(Int(rate))")/s"
            + (left >= 1 && left < 1e6 ? ", \(Int(left)) s left  " : "  ")
    }

    private static func bar(_ stage: StageProgress) -> String {
        let width = 16
        let part =
            stage.isOver || stage.total <= 0
            ? width : width * min(max(stage.done, 0), stage.total) / stage.total
        return "[" + String(repeating: "#", count: part) + String(repeating: ".", count: width - part) + "]"
    }

    private var cleared: String { isTerminal ? "\r\u{1B}[K" : "" }

    /// A bar that is broken over two lines could not be rewritten.
    private var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else {
            return 100
        }
        return Int(size.ws_col) - 1
    }

    private func write(_ text: String) {
        shownAt = ContinuousClock.now
        FileHandle.standardError.write(Data(text.utf8))
    }
}
