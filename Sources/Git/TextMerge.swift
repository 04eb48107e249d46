internal import CGit2

/// Two changes of one text become one text, as git merges a file; where both changed the same lines, ours stay.
package struct TextMerge: Sendable, Equatable {
    /// A place that both changed, each in another way.
    package struct Conflict: Sendable, Equatable {
        /// Our lines, which stand in the text.
        package var kept: [String]
        /// Theirs, which do not.
        package var notTaken: [String]

        package init(kept: [String], notTaken: [String]) {
            self.kept = kept
            self.notTaken = notTaken
        }
    }

    package let text: String
    package let conflicts: [Conflict]

    /// Merges what became of `base` in two hands.
    ///
    /// - Throws: `GitError` where libgit2 refuses.
    package init(base: String, ours: String, theirs: String) throws(GitError) {
        Library.start()
        let texts = [base, ours, theirs].map { Array($0.utf8) }
        let mine = try Self.merged(texts, GIT_MERGE_FILE_FAVOR_OURS)
        text = String(decoding: mine, as: UTF8.self)
        // Who wins is all that the two differ in, so that what differs is what was not taken: no markers are read
        // out of a text that may have some of its own.
        conflicts = try Self.conflicts(mine, Self.merged(texts, GIT_MERGE_FILE_FAVOR_THEIRS))
    }

    private static func merged(
        _ texts: [[UInt8]], _ favor: git_merge_file_favor_t
    ) throws(GitError) -> [UInt8] {
        var options = git_merge_file_options()
        try check(
            git_merge_file_options_init(&options, UInt32(GIT_MERGE_FILE_OPTIONS_VERSION)),
            "git_merge_file_options_init")
        options.favor = favor
        var result = git_merge_file_result()
        defer { git_merge_file_result_free(&result) }
        let code = withInput(texts[0]) { base in
            withInput(texts[1]) { ours in
                withInput(texts[2]) { theirs in git_merge_file(&result, base, ours, theirs, &options) }
            }
        }
        try check(code, "git_merge_file")
        return Array(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
    }

    private static func withInput(
        _ bytes: [UInt8], _ body: (UnsafePointer<git_merge_file_input>) -> Int32
    ) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            var input = git_merge_file_input()
            let code = git_merge_file_input_init(&input, UInt32(GIT_MERGE_FILE_INPUT_VERSION))
            guard code >= 0 else { return code }
            input.ptr = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            input.size = bytes.count
            return withUnsafePointer(to: input, body)
        }
    }

    private static func conflicts(_ ours: [UInt8], _ theirs: [UInt8]) throws(GitError) -> [Conflict] {
        let (mine, other) = (lines(ours), lines(theirs))
        guard let hunks = try TextDiff.hunks(ours, theirs) else {
            return [Conflict(kept: mine, notTaken: other)]
        }
        return hunks.map { hunk in
            Conflict(
                kept: Array(mine[hunk.old.clamped(to: mine.indices)]),
                notTaken: Array(other[hunk.new.clamped(to: other.indices)]))
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
