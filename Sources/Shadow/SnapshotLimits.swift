/// How much one snapshot takes, and how much all of them keep.
package struct SnapshotLimits: Sendable, Equatable {
    /// Bytes of a file that the user's own repository does not track.
    package var newFileBytes = 1 << 20
    /// Bytes of any file.
    package var fileBytes = 10 << 20
    /// Files that one snapshot adds.
    package var newFiles = 5_000
    /// Bytes of content that one snapshot reads in order to store them.
    package var bytes = 64 << 20
    /// Bytes that are copied from the user's repository when a session ends.
    package var finishBytes = 256 << 20
    /// Seconds that one snapshot may take.
    package var seconds = 60.0
    /// Seconds to wait for another snapshot of the same session.
    package var lockSeconds = 10.0
    /// Folders within each other; deeper ones stay out.
    package var depth = 256
    /// Changed objects up to which each is a file of its own; more of them become one pack.
    package var looseObjects = 100
    /// Days after its last look that a session is kept.
    package var days = 30
    /// Bytes of all stores together; the oldest sessions go first.
    package var storeBytes: Int64 = 2 << 30
    /// Hours without a look after which a session counts as over, so that it may be dropped.
    package var activeHours = 12

    package init() {}
}
