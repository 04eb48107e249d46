import Fetch
import Foundation
import Testing

/// Requests that wait for their answer hold up nothing else in the process.
@Suite struct WaitingRequestsTests {
    @Test func tasksRunWhileMoreRequestsWaitThanThereAreCores() async throws {
        let gate = DispatchSemaphore(value: 0)
        let server = try RawResponder { _ in
            gate.wait()
            return RawResponder.http("late")
        }
        let url = "http://127.0.0.1:\(server.port)/"
        let count = ProcessInfo.processInfo.activeProcessorCount * 2 + 2
        try await withThrowingTaskGroup(of: FetchResponse.self) { group in
            for _ in 0..<count { group.addTask { try await fetch(FetchRequest("GET", url)) } }
            // The answers come only once a task has had its turn: without one, all of this times out.
            group.addTask {
                try await Task.sleep(for: .milliseconds(20))
                for _ in 0..<count { gate.signal() }
                return try await fetch(FetchRequest("GET", "http://127.0.0.1:\(server.port)/last"))
            }
            gate.signal()
            for try await response in group { #expect(response.text == "late") }
        }
    }
}
