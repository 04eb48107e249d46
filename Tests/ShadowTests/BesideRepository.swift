/// What a user's repository may be like: made in `tree`, with `rules` and others beside it.
struct BesideRepository {
    let kind: String
    let head: String
    let settings: [(name: String, value: String)]
    let index: String
    let extra: String

    init(_ dice: inout BesideDice) {
        kind = dice.pick([
            "plain", "plain", "plain", "worktree", "separate", "sha256", "shared", "none", "partial",
        ])
        head = dice.pick(["commit", "commit", "commit", "unborn", "detached", "packed"])
        index = dice.pick(["2", "2", "3", "4", "split", "untracked", "monitor", "none", "damaged"])
        let extra = dice.pick([
            "", "", "", "sparse", "cone", "sparse-index", "intent", "assume", "skip", "submodule", "nested",
            "half-nested",
        ])
        // Git takes no repository of one hash into one of another.
        self.extra = kind == "sha256" && ["submodule", "nested"].contains(extra) ? "" : extra
        settings = dice.pick([
            [], [], [("core.ignorecase", "true")], [("core.filemode", "false")], [("core.symlinks", "false")],
            [("core.autocrlf", "true")], [("core.autocrlf", "input")], [("core.excludesfile", "../rules")],
        ])
    }

    var foldsCase: Bool { kind != "none" && settings.contains { $0.name == "core.ignorecase" } }

    /// Whether the index can be read and says what is tracked; of others we know what is checked out, once.
    var hasUsableIndex: Bool { !["split", "none", "damaged"].contains(index) }

    /// Before there are files.
    func begin(_ script: inout BesideScript) {
        script.add("git init -q ../other && git -C ../other commit -q --allow-empty -m o")
        switch kind {
        case "worktree": script.add("git init -q ../main && git -C ../main commit -q --allow-empty -m m")
        case "separate": script.add("git init -q --separate-git-dir ../apart .")
        case "sha256": script.add("git init -q --object-format=sha256 .")
        case "none": script.add("true")
        default: script.add("git init -q .")
        }
        if kind == "worktree" {
            script.add("rmdir ../tree && cd ../main && git worktree add -q ../tree && cd ../tree")
        }
        if kind == "none" { return }
        for (name, value) in settings { script.add("git config @ @", Array(name.utf8), Array(value.utf8)) }
        if kind == "shared" || kind == "partial" {
            script.add("echo $PWD/../other/.git/objects > .git/objects/info/alternates")
        }
    }

    /// After there are files: commits some of them.
    func commit(_ script: inout BesideScript) {
        if kind == "none" || head == "unborn" && index == "none" { return }
        if extra == "submodule" { script.add("git submodule --quiet add ../other module") }
        script.add("git add -A")
        if extra == "skip" || extra == "assume" {
            script.add("echo kept > marked; git add -f marked")
        }
        if index != "none", Int(index) != nil {
            script.add("git update-index --index-version @", Array(index.utf8))
        }
        if head != "unborn" { script.add("git commit -q --allow-empty -m all") }
        if head == "detached" { script.add("git checkout -q --detach") }
        if head == "packed" { script.add("git gc -q") }
        special(&script)
        switch index {
        case "split": script.add("git update-index --split-index")
        case "untracked": script.add("git update-index --untracked-cache; git status --short > /dev/null")
        case "monitor":
            script.add("printf '#!/bin/sh\\nprintf \"t\\\\0/\\\\0\"\\n' > ../monitor; chmod +x ../monitor")
            script.add(
                "git config core.fsmonitor $PWD/../monitor; git update-index --fsmonitor; git status > /dev/null"
            )
        case "none": script.add("rm -f \"$(git rev-parse --git-path index)\"")
        case "damaged": script.add("printf DIRC > \"$(git rev-parse --git-path index)\"")
        default: break
        }
    }

    private func special(_ script: inout BesideScript) {
        switch extra {
        case "sparse":
            if head != "unborn" { script.add("git sparse-checkout set --no-cone dir '*.log' 2>&1") }
        case "cone": if head != "unborn" { script.add("git sparse-checkout set --cone dir 2>&1") }
        case "sparse-index":
            if head != "unborn" { script.add("git sparse-checkout set --cone --sparse-index dir 2>&1") }
        case "intent": script.add("echo i > intended; git add -f --intent-to-add intended")
        case "assume": script.add("git update-index --assume-unchanged marked; echo changed > marked")
        case "skip": script.add("git update-index --skip-worktree marked; echo changed > marked")
        case "nested":
            script.add("git init -q nested && git -C nested commit -q --allow-empty -m n; echo x > nested/x")
        case "half-nested":
            script.add("mkdir -p half/.git less; echo x > half/x; echo x > less/x; echo junk > less/.git")
        default: break
        }
    }
}
