/// Why the detector cannot start: the weights that were shipped do not fit the features of this build.
package struct CorrectionsError: Error, CustomStringConvertible {
    package var line: String
    package var reason: String

    package var description: String {
        "weights line \"\(line)\": \(reason); run harness/corrections/train.py again"
    }
}
