import Events
import Foundation
import Git
import Shadow
import Synchronization
import Testing

@Suite struct TakingTogetherTests {
    /// Eight sessions, and writers between them: each keeps its own chain, nobody fails.
    @Test func manySessionsAtOnce() throws {
        let house = try TakingHouse()
        for number in 0..<200 { try house.write("file \(number)", to: "d\(number % 9)/f\(number)") }
        try TakingUser(house.root).commit((0..<100).map { "d\($0 % 9)/f\($0)" })
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 8) { worker in
            for round in 0..<25 {
                do {
                    try house.write("worker \(worker), round \(round)", to: "w\(worker)/f\(round % 4)")
                    let look: Look = round % 3 == 0 ? .whole : .paths(["w\(worker)/f\(round % 4)"])
                    let record = try house.take(look, session: "s\(worker)")
                    let files = try house.files(record)
                    guard files["w\(worker)/f\(round % 4)"] == "worker \(worker), round \(round)" else {
                        throw SnapshotError(.failed, "another content")
                    }
                } catch {
                    failures.withLock { $0 += 1 }
                }
            }
        }
        #expect(failures.withLock { $0 } == 0)
        for worker in 0..<8 { #expect(house.journal("s\(worker)").count == 25) }
        try TakingCheck(house.store).expectWhole()
    }

    /// One session from several hooks at once: their looks follow each other.
    @Test func oneSessionFromManyProcesses() throws {
        let house = try TakingHouse()
        try house.write("x", to: "a")
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 6) { worker in
            for round in 0..<10 {
                do {
                    try house.write("\(worker) \(round)", to: "w\(worker)")
                    try house.take()
                } catch {
                    failures.withLock { $0 += 1 }
                }
            }
        }
        #expect(failures.withLock { $0 } == 0)
        let journal = house.journal()
        #expect(journal.count == 60)
        let history = try Repository(bare: house.store).history(from: try #require(journal.last).commit)
        #expect(Set(history.map(\.id)) == Set(journal.map(\.commit)))
        try TakingCheck(house.store).expectWhole()
    }
}
