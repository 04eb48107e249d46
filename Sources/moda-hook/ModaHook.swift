import Events
import Hooks

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What an agent's hooks run: `moda-hook claude`, `moda-hook codex`, `moda-hook cursor`, the payload on
/// standard input.
///
/// Prints nothing (but what Cursor insists on) and exits 0 whatever happens, since agents act on what a hook
/// says. It has no threads, no Foundation and no libcurl: it starts in a few milliseconds, and may fork.
@main
enum ModaHook {
    static func main() {
        let budget = Budget(milliseconds: HookRun.budget)
        keepQuiet()
        guard CommandLine.arguments.count > 1, let agent = Agent(rawValue: CommandLine.arguments[1]) else {
            return
        }
        let reading = StandardInput().read()
        // What was heard is reported, also to an agent that has lost its patience.
        for number in [SIGTERM, SIGHUP, SIGINT] { ignore(number) }
        HookRun(agent: agent, surroundings: surroundings()).run(reading, within: budget) { answer in
            _ = SmallFile.append(Array((answer + "\n").utf8), to: 1)
        }
    }

    private static func surroundings() -> HookRun.Surroundings {
        let home = environment("HOME") ?? homeOfUser()
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var random = SystemRandomNumberGenerator()
        return HookRun.Surroundings(
            home: home, modaHome: environment("MODA_HOME") ?? home.map { $0 + "/.moda" },
            courier: OwnProgram.named("moda", beside: OwnProgram.running, path: environment("PATH")),
            microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000, process: getpid(),
            delivery: DeliveryID.make(random.next(), random.next()),
            stateFolders: ["MODA_HOME", "CLAUDE_CONFIG_DIR", "CODEX_HOME"].compactMap(environment))
    }

    /// No signal makes this program's end a failure, or a message.
    private static func keepQuiet() {
        ignore(SIGPIPE)
        for number in [SIGTERM, SIGHUP, SIGINT] { signal(number) { _ in _exit(0) } }
    }

    private static func ignore(_ number: Int32) { signal(number, SIG_IGN) }

    /// A variable that says something; folders only, from the root.
    private static func environment(_ name: String) -> String? {
        guard let text = getenv(name).map({ String(cString: $0) }), !text.isEmpty else { return nil }
        return name == "PATH" || text.hasPrefix("/") ? text : nil
    }

    private static func homeOfUser() -> String? {
        getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
    }
}
