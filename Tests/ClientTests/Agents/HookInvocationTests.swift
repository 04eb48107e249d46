import Events
import Foundation
import Testing

@testable import Client

/// Which commands are ours, and what becomes of them when the program moves.
@Suite struct HookInvocationTests {
    private let machine = Machine(
        home: "/home/ana", modaHome: "/home/ana/.moda", environment: [:], hookProgram: "/opt/a $b/moda-hook",
        modaProgram: "/opt/a $b/moda")

    @Test func programsAreQuotedAndKnownAgain() {
        let command = HookInvocation.command(machine, .claude)
        #expect(command == #""/opt/a \$b/moda-hook" claude"#)
        #expect(HookInvocation(command)?.pointed(at: machine) == command)
    }

    @Test(arguments: [
        ("/usr/bin/moda-hook codex", "\"/opt/a \\$b/moda-hook\" codex"),
        ("moda hook claude", "\"/opt/a \\$b/moda-hook\" claude"),
        ("'/x y/moda' hook cursor", "\"/opt/a \\$b/moda-hook\" cursor"),
        (
            "MODA_HOME=/x env A='b c' /old/moda-hook claude # note",
            "MODA_HOME=/x env A='b c' \"/opt/a \\$b/moda-hook\" claude # note"
        ),
    ])
    func ourCommandsArePointedAtTheProgram(_ old: String, _ new: String) {
        #expect(HookInvocation(old)?.pointed(at: machine) == new)
    }

    @Test(arguments: [
        "", "echo moda-hook", "/x/moda-hook-of-others claude", "moda skills pull", "\"/x/moda-hook claude",
        "A=moda-hook",
        "sh -c 'moda-hook claude'", "moda", "moda hook", "moda hook deliver --all",
    ])
    func othersAreLeft(_ command: String) {
        #expect(HookInvocation(command) == nil)
    }

    @Test func anotherHomeOfModaGoesWithTheHook() {
        var machine = machine
        machine.modaHome = "/data/moda"
        #expect(HookInvocation.command(machine, .codex).hasPrefix("MODA_HOME=\"/data/moda\" \"/opt/"))
    }

    @Test func onlyThisMachineIsThisMachine() {
        for here in ["http://127.0.0.1:4318", "http://localhost", "http://[::1]:1", "http://127.9.9.9"] {
            #expect(ServerPlace.isThisMachine(here), "\(here)")
        }
        for other in [
            "https://moda.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1", "127.0.0.1:4318",
            "",
            "http://localhost.example", "http://user@example.com:80/127.0.0.1",
        ] {
            #expect(!ServerPlace.isThisMachine(other), "\(other)")
        }
    }

    @Test func gitsOwnAddressIsFound() {
        let text =
            "[core]\n email = no@x\n[user]\n\tname = Ana\n\tEmail = \"ana@example.com\" # work\n[alias]\nemail=no@y"
        #expect(GitEmail.email(in: text) == "ana@example.com")
        #expect(GitEmail.email(in: "[user \"x\"]\nemail = a@b") == nil)
    }
}
