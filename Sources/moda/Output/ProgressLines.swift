import Events
import Foundation

/// Shows a run's stages as they go: a line a stage, rewritten in place on a terminal.
final class ProgressLines {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var finished: Set<String> = []

    func show(_ stages: [StageProgress]) {
        for stage in stages where !finished.contains(stage.stage) {
            if stage.isOver {
                finished.insert(stage.stage)
                write((isTerminal ? "\r\u{1B}[K" : "") + line(stage) + "\n")
            } else if isTerminal {
                write("\r\u{1B}[K" + line(stage))
            }
        }
    }

    private func line(_ stage: StageProgress) -> String {
        let count = "\(stage.done)/\(stage.total)"
        return "\(stage.stage.padded(to: 8)) \(bar(stage)) \(count.padded(to: 9)) \(stage.found.oneLine(110))"
    }

    private func bar(_ stage: StageProgress) -> String {
        let width = 16
        let part =
            stage.isOver || stage.total == 0 ? width : width * min(stage.done, stage.total) / stage.total
        return "[" + String(repeating: "#", count: part) + String(repeating: ".", count: width - part) + "]"
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
