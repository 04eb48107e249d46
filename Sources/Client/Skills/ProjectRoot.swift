internal import Foundation
internal import Git

/// The folder that a command means when it says "the project".
package enum ProjectRoot {
    /// The work tree around a folder, else the folder itself.
    package static func around(_ folder: String) -> String {
        let absolute = URL(fileURLWithPath: folder).standardizedFileURL.path
        // A repository that libgit2 cannot read is still a folder that skills can be written to.
        return (try? WorkTree.root(around: absolute)) ?? absolute
    }
}
