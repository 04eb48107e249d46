import Testing

/// What becomes of connections that nobody came to.
@Suite struct AcceptedTests {
    /// A dropped connection that nobody closed would end this very process.
    @Test func aServerThatIsCancelledClosesWhatItHadAccepted() async throws {
        for _ in 0..<5 {
            var clients: [RawClient] = []
            try await withLiveServer { server in
                for _ in 0..<20 { clients.append(try server.connect()) }
            }
            #expect(clients.count == 20)
        }
    }
}
