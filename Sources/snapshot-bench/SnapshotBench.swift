/// Measures snapshots beside the git program; each command does one thing, so that each is a process of its
/// own.
@main
struct SnapshotBench {
    static func main() {
        do {
            let arguments = Arguments(CommandLine.arguments)
            switch CommandLine.arguments.dropFirst().first {
            case "tree": try TreeMaker(arguments).run()
            case "take": try Take(arguments).run()
            case "finish": try Take(arguments).finish()
            case "sweep": try Take(arguments).sweep()
            case "kill": try Kill(arguments).run()
            case "compare": try Comparison(arguments).run()
            default: fail("snapshot-bench tree|take|finish|sweep|kill|compare --root FOLDER …", code: 64)
            }
        } catch {
            fail("\(error)", code: 1)
        }
    }

    private static func fail(_ message: String, code: Int32) {
        print(message)
        end(code)
    }
}
