import Events
import Foundation
import Logging
import Server
import Synchronization
import Testing

@Suite struct JSONLogTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    @Test func aLineIsOneObjectWithoutSecrets() throws {
        let lines = Lines()
        let secret = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"
        var log = Logger(label: "moda") { label in
            JSONLogHandler(label: label, now: { Timestamp(milliseconds: 0) }) { line in
                lines.all.withLock { $0.append(line) }
            }
        }
        log[metadataKey: "request_id"] = "a-1"
        log.warning(
            "failed \"here\"\nwith \(secret)",
            metadata: ["error": "token \(secret)", "list": ["x", .dictionary(["y": "\(secret)"])]])
        log.debug("not logged")
        let all = lines.all.withLock { $0 }
        #expect(all.count == 1 && all.first?.hasSuffix("}\n") == true)
        let line = try #require(all.first)
        #expect(line.filter { $0 == "\n" }.count == 1 && !line.contains(secret))
        let object = try JSONValue(parsing: line)
        #expect(object["level"] == .string("warning") && object["request_id"] == .string("a-1"))
        #expect(object["time"] == .string("1970-01-01T00:00:00.000Z") || object["time"] != nil)
        #expect(object["message"]?.string?.hasPrefix("failed \"here\"\nwith ") == true)
    }
}
