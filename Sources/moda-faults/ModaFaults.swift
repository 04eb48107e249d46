import Foundation
import Replay

/// Breaks a real server in every way that happens to servers, and tells whether what it acknowledged is there.
@main
enum ModaFaults {
    private static let usage = """
        usage: moda-faults --moda PROGRAM --recording FOLDER [--kills N] [--seed N] [--short]
        --short leaves out what takes long: of the faults only the locked store.

        """

    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            let report = Report()
            let deliveries = try Deliveries(recording: Recording(folder: options.recording))
            try await KillRun(options: options, deliveries: deliveries).run(report)
            try await LockedStore(options: options, deliveries: deliveries).run(report)
            if !options.isShort {
                try await FileLimit(options: options, deliveries: deliveries).run(report)
                try await FullDisk(options: options, deliveries: deliveries).run(report)
                try await ReadOnlyStore(options: options, deliveries: deliveries).run(report)
            }
            exit(report.allHold ? 0 : 1)
        } catch is Options.Misread {
            stop(usage, code: 64)
        } catch {
            stop("moda-faults: \(error)\n", code: 2)
        }
    }

    private static func stop(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data(message.utf8))
        exit(code)
    }
}
