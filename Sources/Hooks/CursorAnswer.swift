/// What Cursor's `before…` hooks wait for: the least that means "go on".
///
/// No other agent may be told anything: what a hook prints, they act on or show to the model.
package enum CursorAnswer {
    /// Nil for events that want no answer.
    package static func to(_ event: String) -> String? {
        switch event {
        case "beforeshellexecution", "beforemcpexecution", "beforereadfile", "beforetabfileread":
            #"{"permission":"allow"}"#
        case "beforesubmitprompt": #"{"continue":true}"#
        default: nil
        }
    }
}
