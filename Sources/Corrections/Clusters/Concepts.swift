/// Words for one and the same matter in work on code, so that a rule said in other words is found again.
enum Concepts {
    /// Stem of a word to the name of what it is about.
    static let of: [String: String] = {
        var concepts: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let name = words.first else { continue }
            for word in words { concepts[stem(word)] = "=" + name }
        }
        return concepts
    }()

    private static let text = """
        reuse duplicate duplicated duplicates dry copy copied repeat repeated repeating repetition redundant common shared existing helper recreate reinvent reimplement
        test tests testing tested pytest jest vitest spec unittest verify verification validate
        error errors exception fail failing fails failed failure throw thrown raise crash swallow silently gracefully
        comment comments docstring annotation
        document documentation docs readme changelog
        commit commits committed push pushed amend
        branch worktree checkout
        request pr mr pull
        deploy deployment release publish production
        format formatting formatted malformatted malformed indent indentation prettier markdown whitespace
        log logs logging print prints debug console verbose talkative
        compatibility backward backwards legacy deprecated compatible migration shim
        simple simpler simplify concise short shorter condense brief complicated overcomplicated complex verbose
        hardcode hardcoded hardcoding literal constant magic
        dependency dependencies package packages install library
        type types typed typing any
        secret secrets credential credentials password token key
        ask asking confirm confirmation permission approve
        myself manually server
        plan planning discuss proposal
        rule rules guideline convention instruction instructions
        style styling color colors css theme
        table tables column columns
        """
}
