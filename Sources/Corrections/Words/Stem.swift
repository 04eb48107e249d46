/// Cuts the endings that English words take, so that `tests`, `testing` and `tested` are one word.
///
/// Light on purpose: a stem need not be a word, but two rules must not meet because their words were cut too far.
func stem(_ word: String) -> String {
    guard word.utf8.count > 3, word.utf8.allSatisfy({ (97...122).contains($0) }) else { return word }
    var bytes = Array(word.utf8)
    if ends(bytes, "ies"), bytes.count > 4 {
        bytes.removeLast(3)
        bytes.append(UInt8(ascii: "y"))
    } else if ends(bytes, "sses") || ends(bytes, "ches") || ends(bytes, "shes") || ends(bytes, "xes") {
        bytes.removeLast(2)
    } else if ends(bytes, "s"), !ends(bytes, "ss"), !ends(bytes, "us"), !ends(bytes, "is") {
        bytes.removeLast(1)
    }
    if ends(bytes, "ing"), bytes.count > 5, hasVowel(bytes.dropLast(3)) {
        bytes.removeLast(3)
        undouble(&bytes)
    } else if ends(bytes, "ed"), bytes.count > 4, hasVowel(bytes.dropLast(2)) {
        bytes.removeLast(2)
        undouble(&bytes)
    } else if ends(bytes, "ly"), bytes.count > 5 {
        bytes.removeLast(2)
    }
    if bytes.last == UInt8(ascii: "e"), bytes.count > 3 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

private func ends(_ bytes: [UInt8], _ ending: StaticString) -> Bool {
    guard bytes.count > ending.utf8CodeUnitCount else { return false }
    return ending.withUTF8Buffer { bytes.suffix($0.count).elementsEqual($0) }
}

private func hasVowel(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { "aeiouy".utf8.contains($0) }
}

/// `running` → `runn` → `run`; `ll`, `ss` and `zz` stay (`tell`, `pass`).
private func undouble(_ bytes: inout [UInt8]) {
    guard bytes.count > 3, let last = bytes.last, bytes[bytes.count - 2] == last else { return }
    if !"lsz".utf8.contains(last) { bytes.removeLast() }
}
