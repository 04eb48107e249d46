import Foundation
import Synchronization

/// Watches that no input takes too long, and leaves the number of the one at hand where a crash cannot reach it.
final class Watch: Sendable {
    private let current = Atomic<UInt64>(0)
    private let running = Atomic<Bool>(false)
    private let patience: Double
    private let file: FileHandle?

    init(progress: String?, patience: Double) {
        self.patience = patience
        // A file that cannot be made is one that cannot be opened below.
        if let progress { _ = FileManager.default.createFile(atPath: progress, contents: nil) }
        file = progress.flatMap(FileHandle.init(forWritingAtPath:))
    }

    func began(_ number: UInt64) {
        current.store(number, ordering: .relaxed)
        running.store(true, ordering: .relaxed)
        guard let file else { return }
        // The count only helps to find a crash; without it the run is as good.
        try? file.seek(toOffset: 0)
        try? file.write(contentsOf: Data("\(number)\n".utf8))
    }

    func ended() { running.store(false, ordering: .relaxed) }

    /// Looks at the input at hand now and then, from a thread of its own.
    func start() {
        Thread.detachNewThread { [self] in
            var seen = (number: UInt64.max, since: Date())
            while true {
                Thread.sleep(forTimeInterval: 0.25)
                let number = current.load(ordering: .relaxed)
                if number != seen.number || !running.load(ordering: .relaxed) { seen = (number, Date()) }
                if -seen.since.timeIntervalSinceNow > patience {
                    FileHandle.standardError.write(Data("input \(number) takes over \(patience) s\n".utf8))
                    exit(3)
                }
            }
        }
    }
}
