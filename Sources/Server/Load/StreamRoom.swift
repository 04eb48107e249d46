internal import Events
internal import HTTPTypes
internal import Synchronization

/// How many streams of events may be open, of one key, of one tenant and of all.
///
/// Each holds a connection for as long as its job runs, so that one script with a loop could take them all.
final class StreamRoom: Sendable {
    private struct Open {
        var keys: [String: Int] = [:]
        var tenants: [TenantID: Int] = [:]
        var all = 0
    }

    /// Seconds after which it makes sense to come back: a client that is gone is noticed within ten.
    private static let wait = 10

    private let limits: ServerLimits
    private let open = Mutex(Open())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// Streams that are open now.
    var count: Int { open.withLock(\.all) }

    /// A place for one stream, given back when nobody holds it any more: also where its body is never written.
    ///
    /// - Throws: 429 where the key or its tenant has as many as it may, 503 where all together do.
    func place(for caller: Tenancy) throws -> StreamPlace {
        try open.withLock { open in
            guard open.all < limits.streams else {
                throw Failure(
                    status: .serviceUnavailable,
                    detail: "the server holds as many event streams as it may: ask GET /v1/jobs/{id} instead",
                    retryAfter: Self.wait)
            }
            guard open.keys[caller.keyID, default: 0] < limits.streamsPerKey else {
                throw Self.tooMany("this key has", limits.streamsPerKey)
            }
            guard open.tenants[caller.tenant, default: 0] < limits.streamsPerTenant else {
                throw Self.tooMany("the keys of your team have", limits.streamsPerTenant)
            }
            open.all += 1
            open.keys[caller.keyID, default: 0] += 1
            open.tenants[caller.tenant, default: 0] += 1
        }
        return StreamPlace { [self] in leave(caller) }
    }

    private func leave(_ caller: Tenancy) {
        open.withLock { open in
            open.all -= 1
            // What has none needs no memory.
            open.keys[caller.keyID] = open.keys[caller.keyID].flatMap { $0 > 1 ? $0 - 1 : nil }
            open.tenants[caller.tenant] = open.tenants[caller.tenant].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
    }

    private static func tooMany(_ who: String, _ count: Int) -> Failure {
        Failure(
            status: .tooManyRequests,
            detail: "\(who) \(count) event streams open: close one, or ask GET /v1/jobs/{id} instead",
            retryAfter: wait)
    }
}

/// One stream's place; it is free again when this is.
final class StreamPlace: Sendable {
    private let leave: @Sendable () -> Void

    fileprivate init(leave: @escaping @Sendable () -> Void) { self.leave = leave }

    deinit { leave() }
}
