internal import Git
internal import Shadow

extension SnapshotTimeline.File {
    init(_ change: TreeChange, _ author: Author) {
        let letter = change.before == nil ? "A" : change.after == nil ? "D" : change.isRename ? "R" : "M"
        self.init(
            change: letter, path: change.shownPath,
            oldPath: change.oldPath.map { String(decoding: $0, as: UTF8.self) }, who: author.title)
    }
}
