internal import Events
internal import Shadow

/// One snapshot, as a hook's process takes it.
struct Take {
    private let root: String
    private let snapshots: Snapshots
    private let session: SessionKey
    private let paths: [String]

    init(_ arguments: Arguments) throws {
        root = try arguments.text("root")
        let store = try arguments.text("store")
        snapshots = Snapshots(
            layout: ShadowLayout(root: store), home: arguments.all("home").last ?? "/nonexistent",
            tenantFolders: [])
        let agent = arguments.all("agent").last.flatMap(Agent.init(rawValue:)) ?? .claude
        session = SessionKey(agent: agent, id: arguments.all("session").last ?? "bench")
        paths = arguments.all("path")
    }

    func run() throws {
        let moment = SnapshotMoment(
            session: session, cause: .stop, delivery: "bench", at: Timestamp(milliseconds: milliseconds()))
        let record = try snapshots.take(
            moment, in: root, looking: paths.isEmpty ? .whole : .paths(paths), isLate: { false })
        print(record.commit, record.changed ? "changed" : "unchanged", "\(record.skipped.count) skipped")
    }

    func finish() throws { try snapshots.finish(session, in: root) }

    func sweep() throws { try snapshots.sweep(now: Timestamp(milliseconds: milliseconds())) }
}
