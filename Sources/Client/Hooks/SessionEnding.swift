package import Events
internal import Hooks
internal import Shadow

/// What belongs to the end of a session: its last look must be over before its metadata is told, and its
/// snapshots go where the person agreed to send them.
package struct SessionEnding: Sendable {
    /// What is told of a session's snapshots, from the root of the work tree.
    package typealias Summary = @Sendable (SessionKey, _ root: String) -> JSONValue?
    /// Sends a session's snapshots, as far as the server has not got them.
    package typealias Share = @Sendable (SessionKey, ClientSettings) async -> Void

    let gatePath: String
    let patience: CourierPatience
    let summary: Summary
    let share: Share

    /// `modaHome` is `~/.moda`.
    package init(
        modaHome: String, patience: CourierPatience = CourierPatience(), summary: @escaping Summary,
        share: @escaping Share
    ) {
        gatePath = Spool(folder: modaHome + "/spool").gatePath
        self.patience = patience
        self.summary = summary
        self.share = share
    }

    /// As it is on a developer's machine.
    package init(modaHome: String, patience: CourierPatience = CourierPatience()) {
        let layout = ShadowLayout(root: modaHome + "/shadow")
        self.init(modaHome: modaHome, patience: patience) { session, root in
            ShadowSummary(of: session, in: Workspace.id(of: root), layout: layout)?.json
        } share: { session, settings in
            let sender = SnapshotSender(settings: settings, layout: layout, isAllowed: true)
            for attempt in 0..<Self.sharing {
                do {
                    _ = try await sender.send(session: session)
                    return SharingTrouble(layout).forget()
                } catch let error as ClientError where error.kind == .unreachable {
                    await patience.wait(milliseconds: patience.delay(attempt: attempt, asked: nil))
                } catch {
                    // It would fail again; what the server has stays, and the next end sends the rest.
                    return SharingTrouble(layout).note("\(error)")
                }
            }
        }
    }

    /// How often snapshots are offered to a server that cannot be reached.
    private static let sharing = 6

    /// Milliseconds after the hook in which its look has begun, and in which it has ended at the latest.
    private static let start: Int64 = 400
    private static let end: Int64 = 15_000

    /// The members that the end of a session has beside its payload's own; none for any other item.
    func members(
        for item: SpoolItem, now: @escaping @Sendable () -> Timestamp
    ) async -> [String: JSONValue] {
        guard let (session, root) = ended(by: item) else { return [:] }
        await settle(session, since: item.observedAt, now: now)
        return summary(session, root).map { ["moda.shadow": $0] } ?? [:]
    }

    /// What is done when the server has the item.
    func follow(_ item: SpoolItem, settings: (client: ClientSettings, file: ConfigurationFile)) async {
        guard let (session, _) = ended(by: item), settings.file.shareSnapshots == true,
            !settings.client.isOnThisMachine
        else { return }
        await share(session, settings.client)
    }

    private func ended(by item: SpoolItem) -> (SessionKey, root: String)? {
        let payload = HookPayload(item.payload)
        guard payload.event == "sessionend", !payload.session.isEmpty, let root = item.root else {
            return nil
        }
        let agent = payload.isCursors ? Agent.cursor : item.agent
        return (SessionKey(agent: agent, id: payload.session), root)
    }

    /// Waits until no look of the session runs and none waits, but not for ever.
    private func settle(_ session: SessionKey, since: Timestamp, now: @Sendable () -> Timestamp) async {
        guard let file = FileLock(path: gatePath) else { return }
        let gate = SessionGate(file: file, session: session.description)
        while true {
            let age = now().milliseconds - since.milliseconds
            guard age >= 0, age < Self.end, age < Self.start || gate.isBusy else { return }
            await patience.wait(milliseconds: patience.glance)
        }
    }
}

extension ClientSettings {
    /// Whether the server is this machine's own, which reads the snapshots where they are.
    package var isOnThisMachine: Bool {
        let rest = server.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
        let place = rest.prefix { $0 != "/" }.split(separator: "@").last ?? ""
        let host = place.hasPrefix("[") ? place.dropFirst().prefix { $0 != "]" } : place.prefix { $0 != ":" }
        return host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
