import Foundation
import Git
import Shadow
import TestSupport

/// A work tree of which we and the git program take snapshots, and the difference between them.
struct BesideHouse {
    private let house: TakingHouse
    private let repository: BesideRepository
    private var tree: BesideTree
    private let seed: Int

    init(seed: Int) throws {
        self.seed = seed
        house = try TakingHouse()
        var dice = BesideDice(seed)
        repository = BesideRepository(&dice)
        let rules = BesideTree.rules(&dice)
        tree = BesideTree(dice, foldsCase: repository.foldsCase)
        try put(
            Array(
                """
                [user]
                name = a
                email = a@localhost
                [protocol "file"]
                allow = always
                [safe]
                directory = *
                [maintenance]
                auto = false

                """.utf8), "\(house.home)/.gitconfig")
        try put(rules, "\(house.folder.path)/rules")
    }

    var about: String {
        let settings = repository.settings.map { "\($0.name)=\($0.value)" }.joined()
        return "seed \(seed): \(repository.kind) \(repository.head) \(repository.index) \(repository.extra) "
            + settings
    }

    /// Makes the tree, looks, changes it, looks again; what differs from git, in words.
    mutating func differences(looks: Int) throws -> [String] {
        repository.begin(&tree.script)
        tree.make(files: 5 + tree.dice.number(below: 25))
        repository.commit(&tree.script)
        tree.make(files: tree.dice.number(below: 6))
        var found: [String] = []
        for look in 0..<(repository.hasUsableIndex ? looks : 1) {
            try run()
            let before = try state()
            let record = try house.take()
            if try state() != before { found.append("look \(look): the user's .git is another") }
            found += try compare(record).map { "look \(look): \($0)" }
            if !found.isEmpty { break }
            tree.change()
        }
        return found
    }

    private mutating func run() throws {
        try put(tree.script.bytes, "\(house.folder.path)/script")
        _ = try shell("exec 2>>../errors; . ../script")
        tree.script = BesideScript()
    }

    private func compare(_ record: LookRecord) throws -> [String] {
        let expected = try expected()
        let ours = try entries(record)
        var found: [String] = []
        for path in Set(expected.keys).union(ours.keys) where expected[path] != ours[path] {
            let name = String(decoding: path, as: UTF8.self).debugDescription
            // Content is kept as it is; git may turn the ends of lines, or know it by another hash.
            if let one = ours[path], let other = expected[path], let content = content(path),
                one == other.prefix(7) + content
            {
                continue
            }
            found.append("\(name): \(ours[path] ?? "nothing"), git \(expected[path] ?? "nothing")")
        }
        return found.sorted()
    }

    private func content(_ path: [UInt8]) -> String? {
        guard let folder = OpenFolder(house.root) else { return nil }
        let bytes =
            folder.status(path)?.kind == .link ? folder.target(path) : folder.bytes(path, limit: 1 << 20)
        return bytes.map { ObjectHash.id(of: $0, as: .blob).hex }
    }

    private func entries(_ record: LookRecord) throws -> [[UInt8]: String] {
        let store = try Repository(bare: house.store)
        guard let commit = try store.commit(record.commit) else { return [:] }
        var found: [[UInt8]: String] = [:]
        var open: [([UInt8], ObjectID)] = [([], commit.tree)]
        while let (prefix, tree) = open.popLast() {
            for entry in try store.tree(tree) ?? [] {
                let path = prefix + entry.name
                if entry.mode == .tree { open.append((path + [0x2F], entry.id)) }
                guard entry.mode != .tree else { continue }
                found[path] = String(entry.mode.rawValue, radix: 8) + " " + entry.id.hex
            }
        }
        return found
    }

    /// What git would take: into an index and objects of its own, so that the user's stay as they are.
    ///
    /// Not so are: repositories within; what the user told git not to look at, which we do look at; and that a
    /// file is tracked, where objects have other names than ours and the index is of no use.
    private func expected() throws -> [[UInt8]: String] {
        let output = try shell(
            """
            exec 2>>../errors
            if [ -e .git ]; then
                GIT_ALTERNATE_OBJECT_DIRECTORIES=$(realpath "$(git rev-parse --git-path objects)")
                index=$(git rev-parse --git-path index)
                export GIT_ALTERNATE_OBJECT_DIRECTORIES
                ! \(repository.hasUsableIndex) || [ ! -e "$index" ] || cp -p "$index" ../index
            else
                [ -d ../ref ] || git init -q --bare ../ref
                export GIT_DIR=$PWD/../ref GIT_WORK_TREE=$PWD
            fi
            mkdir -p ../objects
            export GIT_OBJECT_DIRECTORY=$PWD/../objects GIT_INDEX_FILE=$PWD/../index
            [ \(repository.kind) != sha256 ] || rm -f ../index
            [ -e ../index ] || [ \(repository.kind) = sha256 ] || git read-tree HEAD || true
            git ls-files -z > ../files
            git update-index -z --no-assume-unchanged --stdin < ../files || true
            git update-index -z --no-skip-worktree --stdin < ../files || true
            git -c core.splitIndex=false -c core.ignorecase=\(repository.foldsCase) add -A --sparse >&2
            git ls-files -s -z
            rm -f ../index
            """)
        var found: [[UInt8]: String] = [:]
        for line in output.split(separator: 0) {
            guard let tab = line.firstIndex(of: 0x09) else { continue }
            let words = line[..<tab].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            if words.count > 1, words[0] != "160000" {
                found[Array(line[(tab + 1)...])] = "\(words[0]) \(words[1])"
            }
        }
        return found
    }

    /// All of the user's repository: content and times.
    private func state() throws -> [UInt8] {
        try shell(
            "for f in .git ../apart ../main/.git; do [ ! -e $f ] || find $f -printf '%p %T@ %s %m\\n' | sort; done"
        )
    }

    private func put(_ bytes: [UInt8], _ path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private func shell(_ script: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: house.root)
        process.environment = ["HOME": house.home, "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return bytes
    }
}
