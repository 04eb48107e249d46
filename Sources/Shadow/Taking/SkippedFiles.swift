/// What stays out of a snapshot: the first ones by name, the rest as a number.
struct SkippedFiles {
    private(set) var files: [SkippedFile] = []
    private(set) var count = 0

    mutating func add(_ path: [UInt8], _ reason: SkippedFile.Reason) {
        count += 1
        guard files.count < ShadowLayout.skippedLimit else { return }
        files.append(SkippedFile(path: String(decoding: path, as: UTF8.self), reason: reason))
    }
}
