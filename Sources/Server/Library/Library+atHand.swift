internal import HTTPTypes
internal import Hummingbird

extension Library {
    /// Answers, and leaves the answer at hand for whoever asks for the very same.
    ///
    /// Only for routes behind a key that reads, whose answer depends on nothing but the target and this library: that
    /// is all that is looked at before it is handed out again.
    func leave(_ answer: KeptAnswer, for request: Request, _ context: ModaContext) -> Response {
        if request.method == .get, let target = request.head.path, let route = context.endpointPath,
            atHand.known(target) == nil
        {
            atHand.keep(AnswerAtHand(answer, route: route), for: target)
        }
        return answer.response(to: request)
    }
}
