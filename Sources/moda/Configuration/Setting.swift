/// One setting that a person can make: by an option of 'moda serve', by a variable, or not at all.
struct Setting: Sendable {
    /// What its text must be.
    enum Form: Sendable {
        case text, secret, model, embeddings, price, dollars, address, path, timeOfDay, timeZone, proxies
        case flag
        case count(ClosedRange<Int>)
        /// A folder that holds this file.
        case folder(with: String)
    }

    let variable: String
    var option: String?
    /// What holds where nobody says anything.
    let usual: String
    let form: Form
    let meaning: String

    /// What is wrong with a text, and what to do; nil where it will do.
    func problem(_ text: String) -> String? {
        switch form {
        case .text, .path, .secret, .model, .embeddings, .price, .timeOfDay, .timeZone, .proxies: return nil
        case .flag:
            let known = ["true", "1", "false", "0"]
            return known.contains(text)
                ? nil : "'\(text)' counts as false: set it to true or 1, or leave it out"
        case .count(let range):
            guard let number = Int(text), range.contains(number) else {
                return "'\(text)' is no number of \(range.lowerBound) to \(range.upperBound)"
            }
            return nil
        case .dollars:
            guard let number = Double(text), (0...1_000_000).contains(number) else {
                return "'\(text)' is no sum of dollars"
            }
            return nil
        case .address:
            let isWeb = text.hasPrefix("http://") || text.hasPrefix("https://")
            return isWeb ? nil : "'\(text)' is no address: it begins with http:// or https://"
        case .folder(let file): return Self.missing(file, in: text)
        }
    }

    /// What stands between commas.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }

    private static func missing(_ file: String, in folder: String) -> String? {
        Surroundings.holds(file, in: folder)
            ? nil : "\(folder) has no \(file): point it at the folder that was shipped, or leave it out"
    }
}

extension Setting {
    /// All of them, in the order in which they are shown.
    static let all: [Setting] = [
        Setting(
            variable: "MODA_HOME", usual: "~/.moda", form: .path,
            meaning: "folder of key, store, spool, snapshots"),
        Setting(
            variable: "MODA_DATABASE", option: "--database", usual: "~/.moda/moda.sqlite", form: .path,
            meaning: "the store"),
        Setting(
            variable: "MODA_BASE_URL", option: "--server", usual: "config.json, else http://127.0.0.1:4318",
            form: .address, meaning: "the server that commands and hooks talk to"),
        Setting(
            variable: "MODA_API_KEY", usual: "config.json", form: .secret, meaning: "the key that they use"),
        Setting(
            variable: "CODING_AGENT_CAPTURE_PROMPTS", usual: "false", form: .flag,
            meaning: "keep prompt text of hooks"),
        Setting(
            variable: "CODING_AGENT_CAPTURE_OUTPUT_SNIPPETS", usual: "false", form: .flag,
            meaning: "keep tool output and file contents"),
        Setting(
            variable: "CODING_AGENT_ALLOW_EVENT_LEVEL_OPT_IN", usual: "false", form: .flag,
            meaning: "let single events opt in"),
        Setting(
            variable: "MODA_CAPTURE_CONVERSATIONS", usual: "true", form: .flag,
            meaning: "keep messages of LLM applications"),
        Setting(
            variable: "MODA_KEEP_DAYS", option: "--keep-days", usual: "for ever", form: .count(1...36_500),
            meaning: "days that telemetry is kept"),
        Setting(
            variable: "MODA_KEEP_SIZE", option: "--keep-size", usual: "no limit", form: .count(1...(1 << 30)),
            meaning: "MiB that the store may take"),
        Setting(
            variable: "MODA_TRUSTED_PROXIES", option: "--trusted-proxy", usual: "none", form: .proxies,
            meaning: "proxies whose X-Forwarded-For and X-Forwarded-Proto are taken"),
        Setting(
            variable: "MODA_GATES", option: "--gates", usual: "as shipped",
            form: .folder(with: "recurrence.yaml"),
            meaning: "what a skill must pass"),
        Setting(
            variable: "MODA_PROMPTS", option: "--prompts", usual: "as shipped",
            form: .folder(with: "draft.md"),
            meaning: "what a model is asked"),
        Setting(
            variable: "MODA_MODEL", option: "--model", usual: "none", form: .model,
            meaning: "the model that drafts"),
        Setting(
            variable: "MODA_MODEL_KEY", usual: "ANTHROPIC_API_KEY or OPENAI_API_KEY", form: .secret,
            meaning: "the model's key"),
        Setting(
            variable: "MODA_MODEL_PRICE", option: "--model-price", usual: "prices.json", form: .price,
            meaning: "dollars a million tokens, in/out"),
        Setting(
            variable: "MODA_MODEL_RUN_TOKENS", option: "--model-run-tokens", usual: "500000",
            form: .count(0...(1 << 50)), meaning: "tokens a run"),
        Setting(
            variable: "MODA_MODEL_MONTH_TOKENS", option: "--model-month-tokens", usual: "10000000",
            form: .count(0...(1 << 50)), meaning: "tokens a month"),
        Setting(
            variable: "MODA_MODEL_RUN_DOLLARS", option: "--model-run-dollars", usual: "2", form: .dollars,
            meaning: "dollars a run"),
        Setting(
            variable: "MODA_MODEL_MONTH_DOLLARS", option: "--model-month-dollars", usual: "20",
            form: .dollars,
            meaning: "dollars a month"),
        Setting(
            variable: "MODA_EMBEDDINGS", usual: "none", form: .embeddings,
            meaning: "who says which corrections mean the same"),
        Setting(
            variable: "MODA_EMBEDDINGS_KEY", usual: "none", form: .secret, meaning: "the key for it"),
        Setting(
            variable: "MODA_EMBEDDINGS_PRICE", usual: "prices.json", form: .price,
            meaning: "dollars a million tokens of it"),
        Setting(
            variable: "MODA_NIGHTLY", usual: "03:00", form: .timeOfDay,
            meaning: "when the nightly run is made"),
        Setting(
            variable: "MODA_TIME_ZONE", usual: "this machine's", form: .timeZone, meaning: "of that time"),
    ]

    /// Variables of ours that are read elsewhere, and so are known.
    static let others: Set<String> = []
}
