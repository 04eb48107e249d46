/// Says which gate definition cannot be used: the file, the key in it, what is wrong and what to write
/// instead.
package struct GateError: Error, Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// The key's path, `parameters.min_days`; empty where the file as a whole is meant.
    package var key: String
    package var what: String
    package var advice: String

    package init(_ what: String, file: String, key: String = "", advice: String) {
        self.what = what
        self.file = file
        self.key = key
        self.advice = advice
    }

    package var description: String {
        (key.isEmpty ? file : "\(file): \(key)") + ": \(what); \(advice)"
    }
}
