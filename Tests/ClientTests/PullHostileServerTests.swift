import Client
import Events
import Foundation
import TestSupport
import Testing

/// A server that lies, breaks off or is none: pull says so and changes nothing.
@Suite struct PullHostileServerTests {
    /// What a server may do wrong.
    enum Mischief: String, CaseIterable {
        case html, truncatedJSON, brokenOff, redirect, empty, wrongDigest, noDigest, upperCase, path, device
        case twice, htmlText, hugeText, otherName, noFrontMatter, noUTF8, textMissing, deep

        fileprivate static let text = "---\nname: ok\ndescription: \"Use when testing.\"\n---\n\nDo it.\n"

        fileprivate func answer(_ path: String) -> [UInt8] {
            path.hasPrefix("/v1/skills?") ? list : skill
        }

        private var list: [UInt8] {
            let http = { (body: String) in RawResponder.http(body) }
            let good = view("ok", digest(Array(body.utf8)))
            switch self {
            case .html: return RawResponder.http("<html>Sign in</html>", type: "text/html")
            case .truncatedJSON: return http(#"{"skills":[{"id":"ok","ver"#)
            case .brokenOff: return RawResponder.http(list([good])).dropLast(9)
            case .redirect: return RawResponder.http("", status: 302)
            case .empty: return []
            case .noDigest: return http(list([view("ok", "md5:1")]))
            case .upperCase: return http(list([good, view("Use-It", digest([]))]))
            case .path: return http(list([good, view("../../up", digest([]))]))
            case .device: return http(list([good, view("con", digest([]))]))
            case .twice: return http(list([good, good]))
            case .wrongDigest: return http(list([view("ok", digest([1]))]))
            case .noUTF8: return http(list([view("ok", digest(Array(Self.text.utf8) + [0xFF]))]))
            case .deep: return http(String(repeating: "[", count: 100_000))
            default: return http(list([good]))
            }
        }

        private var skill: [UInt8] {
            switch self {
            case .htmlText: RawResponder.http("<html>Sign in</html>", type: "text/html")
            case .textMissing: RawResponder.http("{}", status: 404)
            case .noUTF8: RawResponder.http(Self.text, extra: [0xFF])
            default: RawResponder.http(body)
            }
        }

        /// The text that the list gives the right digest of.
        private var body: String {
            switch self {
            case .hugeText: Self.text + String(repeating: "x", count: 2 << 20)
            case .otherName: Self.text.replacing("name: ok", with: "name: other")
            case .noFrontMatter: "Do it.\n"
            default: Self.text
            }
        }

        private func digest(_ bytes: [UInt8]) -> String { "sha256:" + ContentID.sha256(bytes) }

        private func list(_ views: [String]) -> String { #"{"skills":[\#(views.joined(separator: ","))]}"# }

        private func view(_ id: String, _ digest: String) -> String {
            #"{"id":"\#(id)","version":1,"status":"approved","description":"d","digest":"\#(digest)"}"#
        }
    }

    @Test(arguments: Mischief.allCases) func nothingIsChanged(_ mischief: Mischief) async throws {
        let project = try TemporaryFolder()
        try project.write("old", to: ".claude/skills/old/SKILL.md")
        try project.write(
            "\(ContentID.sha256("old".utf8))  old/SKILL.md\n", to: ".claude/skills/.moda-pulled")
        let before = try everything(in: project.path)
        let server = try RawResponder { mischief.answer($0) }
        let settings = ClientSettings(server: "http://127.0.0.1:\(server.port)", key: "k")
        let pull = PullSkills(
            server: try ModaServer(settings), project: project.path, targets: SkillTarget.allCases)
        let error = await #expect(throws: ClientError.self) { try await pull.run() }
        #expect(try everything(in: project.path) == before)
        #expect(error?.description.contains("\n") == false)
        let isAway = [.brokenOff, .empty].contains(mischief)
        #expect(error?.kind == (isAway ? .unreachable : .refused))
    }

    @Test func thousandsOfSkillsArePulledAndPulledAgain() async throws {
        let project = try TemporaryFolder()
        let count = 500
        let views = (0..<count).map { number in
            let digest = ContentID.sha256(Self.text(number).utf8)
            return
                #"{"id":"skill-\#(number)","version":1,"status":"approved","description":"d","digest":"sha256:\#(digest)"}"#
        }
        let list = RawResponder.http(#"{"skills":[\#(views.joined(separator: ","))]}"#)
        let server = try RawResponder { path in
            guard path.hasSuffix("SKILL.md") else { return list }
            let number = path.split(separator: "/").dropLast().last?.dropFirst("skill-".count) ?? ""
            return RawResponder.http(Self.text(Int(number) ?? -1))
        }
        let settings = ClientSettings(server: "http://127.0.0.1:\(server.port)", key: "k")
        let pull = PullSkills(server: try ModaServer(settings), project: project.path, targets: [.claude])
        #expect(try await pull.run().count { $0.action == .written } == count)
        #expect(try await pull.run().count { $0.action == .unchanged } == count)
        #expect(server.paths.count == count + 2)
    }

    private static func text(_ number: Int) -> String {
        Mischief.text.replacing("name: ok", with: "name: skill-\(number)")
    }
}

extension RawResponder {
    /// An answer whose body has bytes that are no text.
    fileprivate static func http(_ body: String, extra: [UInt8]) -> [UInt8] {
        let padded = http(body + String(repeating: "x", count: extra.count))
        return padded.dropLast(extra.count) + extra
    }
}
