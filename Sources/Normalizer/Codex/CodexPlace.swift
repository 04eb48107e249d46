internal import Events
internal import Transcripts

/// Where in a rollout a record stands: what the records above it say.
struct CodexPlace {
    var thread: String?
    var at: Timestamp?
    private(set) var hasStarted = false
    private(set) var isSubagent = false
    private(set) var directory: String?
    private(set) var branch: String?
    private(set) var repository: String?
    private(set) var model: String?
    private(set) var turn: String?

    mutating func start(_ payload: JSONValue, thread: String) {
        hasStarted = true
        self.thread = thread
        directory = payload["cwd"]?.string
        branch = payload["git"]?["branch"]?.string
        repository = payload["git"]?["repository_url"]?.string.flatMap(repositoryName(ofRemote:))
        // A subagent's source is an object, which names its parent; those of persons are words.
        let isSpawned = payload["parent_thread_id"]?.string != nil
        isSubagent = isSpawned || payload["thread_source"]?.string == "subagent"
    }

    mutating func enter(_ context: JSONValue) {
        turn = context["turn_id"]?.string ?? turn
        directory = context["cwd"]?.string ?? directory
        model = context["model"]?.string ?? model
    }

    mutating func begin(turn: String?) { self.turn = turn ?? self.turn }
}
