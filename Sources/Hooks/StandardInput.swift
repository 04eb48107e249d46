#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// What an agent writes to a hook, read with patience but not for ever: an agent may write slowly, more than
/// anyone can use, or never close its end.
package struct StandardInput: Sendable {
    package struct Reading: Sendable, Equatable {
        package var bytes: [UInt8]
        /// False where there was more than the limit.
        package var isWhole: Bool
    }

    package var descriptor: Int32
    package var limit: Int
    /// Milliseconds for all of it.
    package var patience: Int
    /// Milliseconds of silence after which what came counts, if it is whole JSON.
    package var silence: Int

    package init(descriptor: Int32 = 0, limit: Int = 64 << 20, patience: Int = 1_000, silence: Int = 30) {
        self.descriptor = descriptor
        self.limit = limit
        self.patience = patience
        self.silence = silence
    }

    /// Reads to the end, to where a whole value was followed by silence, or to where patience ends.
    ///
    /// What is over the limit is read too, and dropped: a writer must not fail for it.
    package func read() -> Reading {
        let budget = Budget(milliseconds: patience)
        var reading = Reading(bytes: [], isWhole: true)
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while !budget.isSpent {
            guard waits(for: min(budget.remaining, silence)) else {
                if HookPayload.isWhole(reading.bytes) { break }
                continue
            }
            let count = buffer.withUnsafeMutableBytes { bytes in
                #if canImport(Darwin)
                Darwin.read(descriptor, bytes.baseAddress, bytes.count)
                #else
                Glibc.read(descriptor, bytes.baseAddress, bytes.count)
                #endif
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { break }
            let taken = min(count, max(0, limit - reading.bytes.count))
            reading.bytes.append(contentsOf: buffer[..<taken])
            if taken < count { reading.isWhole = false }
        }
        // Patience ended in the middle of a value: what came is told of, not kept as if it were all.
        if budget.isSpent, !HookPayload.isWhole(reading.bytes) { reading.isWhole = false }
        return reading
    }

    private func waits(for milliseconds: Int) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, Int32(clamping: milliseconds)) > 0
    }
}
