/// A message taken apart into what was said and what was pasted.
struct Prose: Sendable {
    /// The words that the person typed, line ends kept.
    var said: String
    /// Lines that are quoted, in a code fence, or look like a log, a stack trace or a listing.
    var pastedLines = 0
    var saidLines = 0

    /// Reads at most the first 6,000 bytes and 200 lines.
    init(_ text: String) {
        var bytes: [UInt8] = []
        var inFence = false
        for line in Array(text.utf8.prefix(6000)).split(separator: UInt8(ascii: "\n")).prefix(200) {
            let trimmed = line.drop {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
            }
            if trimmed.starts(with: "```".utf8) {
                inFence.toggle()
                pastedLines += 1
            } else if inFence || looksPasted(trimmed) {
                pastedLines += 1
            } else if !trimmed.isEmpty {
                if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
                bytes.append(contentsOf: trimmed)
                saidLines += 1
            }
        }
        said = String(decoding: bytes, as: UTF8.self)
    }
}

/// True for a line that a program wrote: quoted, a log, a stack frame, a shell prompt, mostly punctuation.
private func looksPasted(_ line: ArraySlice<UInt8>) -> Bool {
    if pastedStarts.contains(where: { line.starts(with: $0.utf8) }) { return true }
    guard line.count >= 24 else { return false }
    let start = line.prefix(300)
    return start.count(where: isMark) * 5 > start.count
}

private let pastedStarts = [
    ">", "$ ", "at Object.", "at async ", "Traceback", "File \"", "+++", "---", "@@ ",
]

/// ASCII that prose seldom uses: brackets, operators, digits.
private func isMark(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || "{}[]<>=;|\\$%&*_/:()\"".utf8.contains(byte)
}
