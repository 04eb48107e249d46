package import Shadow

/// Which look at the work tree a hook calls for; pure, from the payload alone.
///
/// A look is taken where changes of one author end and another's begin: before and after what a tool writes,
/// when the user speaks, when the agent stops. Where the payload names the files, only they are looked at.
package struct SnapshotPlan: Sendable, Equatable {
    package var cause: SnapshotMoment.Cause
    package var look: Look

    package init(cause: SnapshotMoment.Cause, look: Look) {
        self.cause = cause
        self.look = look
    }

    /// More files than this are not looked at one by one.
    private static let filesLimit = 200

    /// Nil where nothing can have changed, or where another hook tells it better.
    package init?(_ payload: HookPayload) {
        switch payload.event {
        // A compaction starts the session anew in the middle of the agent's turn: nobody else wrote anything.
        case "sessionstart" where payload.source != "compact": self.init(cause: .sessionStart, look: .whole)
        // A prompt inside a subagent is the task that its parent gave it.
        case "userpromptsubmit" where payload.subagent == nil, "beforesubmitprompt":
            self.init(cause: .prompt, look: .whole)
        case "pretooluse":
            guard Self.effect(of: payload) == .named, case .paths(let files) = Self.look(payload) else {
                return nil
            }
            self.init(cause: .beforeTool, look: .paths(files))
        case "posttooluse", "posttoolusefailure":
            guard Self.effect(of: payload) != .none else { return nil }
            self.init(cause: .afterTool, look: Self.look(payload))
        case "afterfileedit": self.init(cause: .afterTool, look: Self.look(payload))
        case "aftershellexecution", "aftermcpexecution": self.init(cause: .afterTool, look: .whole)
        // The agent that it worked for goes on: not yet a stop, after which changes are the user's.
        case "subagentstop": self.init(cause: .afterTool, look: .whole)
        case "stop", "stopfailure", "interrupt": self.init(cause: .stop, look: .whole)
        case "sessionend": self.init(cause: .sessionEnd, look: .whole)
        default: return nil
        }
    }

    private static func effect(of payload: HookPayload) -> ToolEffect {
        payload.tool.map(ToolEffect.init(of:)) ?? .anything
    }

    /// The named files where a tool writes only them, else everything.
    private static func look(_ payload: HookPayload) -> Look {
        let isEdit = payload.event == "afterfileedit" || effect(of: payload) == .named
        let named = payload.files + (payload.patch.map(PatchFiles.named) ?? [])
        guard isEdit, !named.isEmpty, named.count <= filesLimit else { return .whole }
        return .paths(named.map { absolute($0, in: payload.folders.first) })
    }

    /// Tools name files from where the agent stands, which need not be the root.
    private static func absolute(_ file: String, in folder: String?) -> String {
        guard !file.hasPrefix("/"), let folder else { return file }
        return folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
    }
}
