internal import Synchronization

/// Answers of one library that were encoded already, by what was asked for.
final class AnswerShelf<Answer: Sendable>: Sendable {
    private let capacity: Int
    private let answers = Mutex<[String: Answer]>([:])

    init(capacity: Int = 256) { self.capacity = capacity }

    func known(_ question: String) -> Answer? { answers.withLock { $0[question] } }

    /// Keeps an answer for as long as there is room; a long question is nobody's habit.
    func keep(_ answer: Answer, for question: String) {
        guard question.utf8.count <= 512 else { return }
        answers.withLock { answers in
            // All at once: what is asked often comes back with the next request.
            if answers.count >= capacity { answers.removeAll(keepingCapacity: true) }
            answers[question] = answer
        }
    }

    /// The answer to a question, made where it is not known.
    func answer(to question: String, make: () throws -> Answer) rethrows -> Answer {
        if let known = known(question) { return known }
        let made = try make()
        keep(made, for: question)
        return made
    }
}
