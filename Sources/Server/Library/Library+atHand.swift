internal import HTTPTypes
internal import Hummingbird

extension Library {
    /// Answers, and leaves the answer at hand for whoever asks for the very same.
    ///
    /// Only for routes behind a key that reads, whose answer depends on nothing but the target and this library: that
    /// is all that is looked at before it is handed out again.
    func leave(_ answer: KeptAnswer, for request: Request, _ context: ModaContext) -> Response {
        if let route = context.endpointPath, atHand.known(request.target) == nil {
            atHand.keep(AnswerAtHand(answer, route: route), for: request.target)
        }
        return answer.response(to: request)
    }
}

extension Request {
    /// What is asked for, with its query, as it was sent.
    var target: String { head.path ?? "" }
}
