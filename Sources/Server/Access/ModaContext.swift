internal import Events
package import Hummingbird
package import Logging
internal import NIOCore

/// What one request carries: Hummingbird's own storage, and the tenant that its key belongs to.
package struct ModaContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    var key: Tenancy?
    /// Who looks at a page; nil for programs.
    var visit: PageVisit?
    /// By which the log and a problem name the request; set by the envelope.
    var requestID = ""
    /// The connection; nil for a caller that has none.
    let channel: (any Channel)?
    /// Where the request came from by the word of a proxy that is trusted; set by the envelope.
    var forwardedAddress: String?
    private let givenPeer: String

    /// The other end of the connection; "" where there is none.
    var peer: String { channel?.remoteAddress?.ipAddress ?? givenPeer }
    /// Who asks, as far as anyone knows.
    var address: String { forwardedAddress ?? peer }

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        (channel, givenPeer) = (source.channel, "")
    }

    /// For a caller with no connection, such as a test.
    package init(logger: Logger, peer: String = "") {
        struct Source: RequestContextSource { let logger: Logger }
        coreContext = .init(source: Source(logger: logger))
        (channel, givenPeer) = (nil, peer)
    }

    /// The route's template, for the log: never the path itself, which may hold a key (`/dd/{token}/…`).
    var route: String { endpointPath ?? "?" }

    /// The tenant of the request's key.
    ///
    /// - Throws: 401 where no key was checked, so that a route outside the guarded group fails closed.
    var tenant: TenantID {
        get throws {
            guard let key else { throw Failure.unauthorized }
            return key.tenant
        }
    }
}

/// Who a checked key speaks for.
struct Tenancy: Sendable {
    let tenant: TenantID
    let keyID: String
    /// What its maker called it.
    let keyName: String
}
