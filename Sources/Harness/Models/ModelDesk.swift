internal import Events
internal import Redaction
internal import Store

/// Asks a model on behalf of one run: remembers answers, keeps to the caps, asks again where that may help,
/// and gives up where it does not.
actor ModelDesk {
    /// Questions in a row that may fail before the run goes on without the model.
    private static let patience = 2

    private let settings: ModelSettings
    private let store: any ModelStore
    private let job: String
    private let tenant: TenantID
    private let now: Timestamp
    private let redactor = Redactor()
    private var failures = 0
    private var end: ModelError?
    /// What a person should know of this run, each once.
    private(set) var notices: [String] = []

    init(settings: ModelSettings, store: any ModelStore, job: String, tenant: TenantID, now: Timestamp) {
        self.settings = settings
        self.store = store
        self.job = job
        self.tenant = tenant
        self.now = now
    }

    nonisolated var prompts: PromptBook { settings.prompts }

    /// The model's name, as skills say it.
    nonisolated var modelName: String { settings.model.name }

    /// What a draft by this model depends on beside its evidence.
    nonisolated var identity: String { settings.provider.identity + " " + settings.prompts.draft.version }

    func note(_ notice: String) {
        if !notices.contains(notice) { notices.append(notice) }
    }

    /// The answer, in the form that was asked for.
    ///
    /// - Throws: `ModelError` where there is none, which is noted; `CancellationError` where the run ends;
    ///   errors of the store.
    func answer(_ question: ModelQuestion) async throws -> JSONValue {
        let digest = digest(of: question)
        if let kept = try await store.modelAnswer(digest, tenant: tenant),
            let answer = AnswerText.json(in: kept), question.schema.objection(to: answer) == nil
        {
            return answer
        }
        if let end { throw end }
        do {
            let answer = try await usable(question)
            failures = 0
            try await store.saveModelAnswer(
                answer.text, of: digest, model: settings.model.name, at: now, tenant: tenant)
            return answer
        } catch let error as ModelError {
            note(error)
            throw error
        }
    }

    private func digest(of question: ModelQuestion) -> String {
        let request = question.request(redactor)
        return ContentID.make(
            [settings.provider.identity, question.prompt.version, request.schema.json.text, request.user])
    }

    private func note(_ error: ModelError) {
        failures += 1
        switch error.code {
        case .spent, .refused: end = error
        case .transient, .unusable: if failures >= Self.patience, error.code == .transient { end = error }
        }
        note(end == nil ? error.description : "\(error); the run goes on without it")
    }

    /// One answer, and one more where the first was no use.
    private func usable(_ question: ModelQuestion) async throws -> JSONValue {
        var question = question
        for isLast in [false, true] {
            let answer = try await told(question.request(redactor))
            guard let objection = Self.objection(to: answer, question.schema) else {
                return AnswerText.json(in: answer.text) ?? .null
            }
            guard !isLast else { throw ModelError(.unusable, "no usable answer: \(objection)") }
            let last = Fence.around(.string(String(answer.text.prefix(4_000))))
            question.repair = "\(settings.prompts.repair.text)\n\n\(objection)\n\n\(last)"
        }
        throw ModelError(.unusable, "no usable answer")
    }

    private static func objection(to answer: ModelAnswer, _ schema: AnswerSchema) -> String? {
        switch answer.ending {
        case .cutOff: return "the answer is longer than it may be"
        case .refused: return "the model refused to answer"
        case .finished: break
        }
        guard let json = AnswerText.json(in: answer.text) else { return "the answer is no JSON object" }
        return schema.objection(to: json)
    }

    /// Asks until somebody answers, or it is time to give up.
    private func told(_ request: ModelRequest) async throws -> ModelAnswer {
        var failed = 0
        while true {
            do {
                return try await paid(request)
            } catch let error as ModelError {
                failed += 1
                guard let pause = settings.retry.pause(after: failed, error) else { throw error }
                try await Task.sleep(for: .seconds(pause))
            }
        }
    }

    /// Asks once, booked before and settled after.
    ///
    /// An attempt that was cut off stays booked, since it may have cost.
    private func paid(_ request: ModelRequest) async throws -> ModelAnswer {
        let upper = ModelUsage(input: request.upperTokens.input, output: request.upperTokens.output)
        let spend = ModelSpend(
            job: job, model: settings.model.name, at: now, tokens: Int64(upper.input + upper.output),
            microdollars: settings.price?.microdollars(upper) ?? 0)
        let reservation = try await store.reserve(spend, caps: settings.caps, tenant: tenant)
        guard case .granted(let id) = reservation else {
            if case .spent(let cap) = reservation { throw ModelError(.spent, "the cap on \(cap) is reached") }
            throw ModelError(.spent, "a cap is reached")
        }
        do {
            let answer = try await settings.provider.answer(request)
            try await settle(id, answer.usage ?? Self.estimate(request, answer))
            return answer
        } catch let error as ModelError where !error.mayHaveCost {
            try await settle(id, ModelUsage(input: 0, output: 0))
            throw error
        }
    }

    private func settle(_ id: Int64, _ usage: ModelUsage) async throws {
        try await store.settle(
            id, tokens: Int64(usage.input) + Int64(usage.output),
            microdollars: settings.price?.microdollars(usage) ?? 0, tenant: tenant)
    }

    /// Where nobody tells: a token of three bytes.
    private static func estimate(_ request: ModelRequest, _ answer: ModelAnswer) -> ModelUsage {
        ModelUsage(
            input: (request.system.utf8.count + request.user.utf8.count) / 3 + 1,
            output: answer.text.utf8.count / 3 + 1)
    }
}
