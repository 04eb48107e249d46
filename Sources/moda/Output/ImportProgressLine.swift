import Client
import Foundation
import Synchronization

/// Shows how far an import is: one line that is rewritten on a terminal, a line every few seconds elsewhere.
final class ImportProgressLine: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let startedAt = ContinuousClock.now
    private let shownAt = Mutex<ContinuousClock.Instant?>(nil)

    func show(_ progress: ImportProgress) {
        let now = ContinuousClock.now
        let isOver = progress.files == progress.allFiles
        let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
        let isDue = shownAt.withLock { shownAt in
            guard isOver || shownAt.map({ now - $0 >= interval }) ?? true else { return false }
            shownAt = now
            return true
        }
        guard isDue else { return }
        let text = line(progress, seconds: Double((now - startedAt) / .milliseconds(1)) / 1_000)
        let whole = isTerminal ? "\r\u{1B}[K" + text + (isOver ? "\n" : "") : text + "\n"
        FileHandle.standardError.write(Data(whole.utf8))
    }

    private func line(_ progress: ImportProgress, seconds: Double) -> String {
        let width = 24
        let part = progress.allBytes == 0 ? 1 : min(1, Double(progress.bytes) / Double(progress.allBytes))
        let filled = Int(Double(width) * part)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        let rate = seconds > 0.2 ? Double(progress.bytes) / seconds : 0
        var text =
            "[\(bar)] \(Int(part * 100))%  \(ShortNumber.bytes(progress.bytes)) of "
            + "\(ShortNumber.bytes(progress.allBytes))  \(progress.sessions) sessions, \(progress.prompts) prompts"
        if rate > 0 {
            text += "  \(ShortNumber.bytes(Int(rate)))/s"
            let left = Double(progress.allBytes - progress.bytes) / rate
            if left >= 1 { text += "  \(Int(left)) s left" }
        }
        return text
    }
}
