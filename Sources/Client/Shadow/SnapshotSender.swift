package import Events
internal import Foundation
package import Shadow
internal import Threads

/// Sends a session's snapshots to a server on another machine, if the person agreed to that.
package struct SnapshotSender: Sendable {
    package var settings: ClientSettings
    package var layout: ShadowLayout
    /// `share_snapshots` of the configuration; nothing leaves without it.
    package var isAllowed: Bool
    /// Bytes of one request, below what servers take.
    package var limit = 8 << 20
    /// Seconds for one request.
    package var patience = 60

    package init(settings: ClientSettings, layout: ShadowLayout, isAllowed: Bool) {
        self.settings = settings
        self.layout = layout
        self.isAllowed = isAllowed
    }

    /// Brings the server up to date with a session, in every work tree that it worked in.
    ///
    /// It asks first how far the server is, so a call that broke off is taken up by the next one, and one too
    /// many sends nothing. Trying again later is the caller's.
    ///
    /// - Throws: `ClientError`, unreachable where another try makes sense; what arrived until then stays.
    package func send(session key: SessionKey) async throws -> SentSnapshots {
        var sent = SentSnapshots()
        guard isAllowed else { return sent }
        let apiKey = try settings.requireKey()
        for workspace in ShadowLibrary(layout).workspaces(of: key) {
            guard let session = ShadowSession(layout, workspace: workspace, key: key) else { continue }
            let door = ShadowDoor(
                url:
                    "\(settings.server)/v1/shadow/\(workspace)/\(key.agent.rawValue)/\(Self.escaped(key.id))",
                key: apiKey, patience: patience)
            try await send(session, through: door, noting: &sent)
        }
        return sent
    }

    /// Conflicts in a row: another sender is at work on the same session.
    private static let rounds = 5

    private func send(
        _ session: ShadowSession, through door: ShadowDoor, noting sent: inout SentSnapshots
    ) async throws {
        var state = try await door.state()
        var conflicts = 0
        while let parcel = try await next(of: session, after: state) {
            switch try await door.post(parcel.bytes) {
            case .taken(let new):
                guard new != state else {
                    throw ClientError(.refused, "the server took snapshots and is no further")
                }
                state = new
                conflicts = 0
                sent.note(parcel)
            case .conflict(let other):
                state = other
                conflicts += 1
                guard conflicts < Self.rounds else {
                    throw ClientError(.unreachable, "another program sends the same session's snapshots")
                }
            }
        }
    }

    /// Reads the store off the cooperative threads.
    private func next(of session: ShadowSession, after state: ShadowState) async throws -> Parcel? {
        try await onOwnThread {
            do {
                return try ParcelMaking(session).parcel(after: state, limit: limit)
            } catch {
                throw ClientError(.local, "snapshots of \(session.key) cannot be sent: \(error)")
            }
        }
    }

    private static func escaped(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~")))
            ?? ""
    }
}

/// What went to the server, and what did not.
package struct SentSnapshots: Sendable, Equatable {
    package var parcels = 0
    package var looks = 0
    package var bytes = 0
    /// Files that snapshots show, but whose contents stayed here.
    package var withheld: Set<WithheldFile> = []

    package init() {}

    mutating func note(_ parcel: Parcel) {
        parcels += 1
        looks += parcel.looks.count
        bytes += parcel.pack.count
        withheld.formUnion(parcel.withheld)
    }
}
