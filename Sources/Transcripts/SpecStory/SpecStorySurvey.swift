internal import Events
internal import Foundation

/// A first look through one of SpecStory's files: what stands late in it may say that something early is forged.
struct SpecStorySurvey {
    /// The lines of the headings that are not believed.
    let doubtful: Set<Int>
    /// What was looked at; a file that grows meanwhile is not read beyond it.
    let lines: Int
    /// When the file was last written to.
    let end: Timestamp?

    init(path: String) throws(TranscriptError) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let written = attributes?[.modificationDate] as? Date
        end = written.map { Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1_000)) }
        var reader = SpecStoryReader(path: path, end: end)
        let file = try LineReader(path: path)
        var count = 0
        while let line = try file.next() {
            count += 1
            guard !line.isTooLong else { continue }
            _ = reader.read(String(decoding: line.bytes, as: UTF8.self), line: count)
        }
        _ = reader.end()
        (doubtful, lines) = (reader.doubtfulLines, count)
    }
}
