internal import CGit2

/// Lines that were replaced: `old` of the one text by `new` of the other, counted from 0.
package struct LineHunk: Sendable, Equatable {
    package var old: Range<Int>
    package var new: Range<Int>

    package init(old: Range<Int>, new: Range<Int>) {
        self.old = old
        self.new = new
    }
}

/// Differences of two texts, as git finds them.
package enum TextDiff {
    /// The lines that differ, in order; nil where one of the two is binary.
    ///
    /// - Throws: `GitError` where libgit2 refuses.
    package static func hunks(
        _ old: [UInt8], _ new: [UInt8], ignoringWhitespace: Bool = false
    ) throws(GitError) -> [LineHunk]? {
        var options = try plainOptions(context: 0)
        if ignoringWhitespace { options.flags |= GIT_DIFF_IGNORE_WHITESPACE.rawValue }
        let patch = try make("git_patch_from_buffers") {
            git_patch_from_buffers(&$0, old, old.count, "a", new, new.count, "a", &options)
        }
        defer { git_patch_free(patch) }
        if let delta = git_patch_get_delta(patch), delta.pointee.flags & GIT_DIFF_FLAG_BINARY.rawValue != 0 {
            return nil
        }
        return try (0..<git_patch_num_hunks(patch)).map { (index) throws(GitError) in
            var hunk: UnsafePointer<git_diff_hunk>?
            try check(git_patch_get_hunk(&hunk, nil, patch, index), "git_patch_get_hunk")
            return hunk.map { LineHunk($0.pointee) } ?? LineHunk(old: 0..<0, new: 0..<0)
        }
    }

    /// The unified diff of a file, as `git diff` prints it; nil on a side is a file that is not there.
    ///
    /// - Throws: `GitError` where libgit2 refuses.
    package static func unified(
        _ old: [UInt8]?, _ new: [UInt8]?, oldPath: String, newPath: String
    ) throws(GitError) -> [UInt8] {
        var options = try plainOptions(context: 3)
        let patch = try make("git_patch_from_buffers") {
            git_patch_from_buffers(
                &$0, old, old?.count ?? 0, oldPath, new, new?.count ?? 0, newPath, &options)
        }
        defer { git_patch_free(patch) }
        var text = git_buf()
        defer { git_buf_dispose(&text) }
        try check(git_patch_to_buf(&text, patch), "git_patch_to_buf")
        return Array(UnsafeRawBufferPointer(start: text.ptr, count: text.size))
    }

    private static func plainOptions(context: UInt32) throws(GitError) -> git_diff_options {
        var options = git_diff_options()
        try check(
            git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)), "git_diff_options_init")
        options.context_lines = context
        options.interhunk_lines = 0
        return options
    }
}

extension LineHunk {
    /// Git counts from 1, and names the line before a place where nothing stands.
    fileprivate init(_ hunk: git_diff_hunk) {
        func range(_ start: Int32, _ lines: Int32) -> Range<Int> {
            let first = lines == 0 ? Int(start) : Int(start) - 1
            return max(0, first)..<max(0, first) + Int(max(0, lines))
        }
        self.init(
            old: range(hunk.old_start, hunk.old_lines), new: range(hunk.new_start, hunk.new_lines))
    }
}
