import ArgumentParser
import Server
import Shadow

/// How much a server keeps of the snapshots that other machines send it.
struct SnapshotOptions: ParsableArguments {
    @Option(help: "Days that snapshots from other machines are kept after a session's last one.")
    var snapshotDays = 90

    @Option(
        help: """
            MiB of snapshots from other machines, for each tenant; the oldest sessions go first, and what does \
            not fit even so is refused with 507.
            """)
    var snapshotRoom = 4_096

    @Option(help: "MiB of snapshots from other machines, of all tenants together.")
    var snapshotRoomInAll = 16_384

    func validate() throws {
        let most = 1 << 30
        guard (1...36_500).contains(snapshotDays), (1...most).contains(snapshotRoom),
            (1...most).contains(snapshotRoomInAll)
        else {
            throw ValidationError(
                "--snapshot-days, --snapshot-room and --snapshot-room-in-all are at least 1")
        }
    }

    func apply(to parts: inout ServerParts) {
        var limits = ReceivedLimits()
        limits.days = snapshotDays
        limits.tenantBytes = Int64(snapshotRoom) << 20
        limits.bytes = Int64(snapshotRoomInAll) << 20
        parts.received = ReceivedRoom(limits)
    }
}
