import Foundation

/// A socket that sends exactly the bytes it is given, when it is given them.
final class RawClient: @unchecked Sendable {
    struct Failure: Error { let step: String }

    // Used by one task at a time.
    private let descriptor: Int32
    private var received: [UInt8] = []
    private(set) var isClosedByServer = false

    init(port: Int) throws {
        #if canImport(Glibc)
        let stream = Int32(SOCK_STREAM.rawValue)
        #else
        let stream = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(descriptor, $0, size) }
        }
        guard status == 0 else { throw Failure(step: "connect") }
    }

    deinit { Foundation.close(descriptor) }

    /// - Returns: False where the server takes nothing any more.
    @discardableResult func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Goes away as a crashed program does.
    func shutDown() { _ = Foundation.shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Everything that came so far.
    var text: String { String(decoding: received, as: UTF8.self) }

    /// Reads until the text says something, the server closes, or time is up.
    func read(until isEnough: (String) -> Bool = { _ in false }, seconds: Double = 5) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while ContinuousClock.now < end, !isEnough(text) {
            let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                received += chunk[..<count]
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                isClosedByServer = true
                return
            } else {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
