import Events
import Hooks
import Shadow
import TestSupport
import Testing

/// Which look each recorded hook calls for, by event and tool.
@Suite struct SnapshotPlanTests {
    /// Event and tool, and what follows; events inside a subagent are marked.
    private static let table: [String: String] = [
        // Claude Code
        "claude sessionstart": "session_start whole", "claude userpromptsubmit": "prompt whole",
        "claude sessionstart compact": "none", "claude userpromptexpansion": "none",
        "claude pretooluse Bash": "none", "claude pretooluse Bash in subagent": "none",
        "claude pretooluse Edit": "before_tool named", "claude pretooluse Write": "before_tool named",
        "claude pretooluse Read": "none", "claude pretooluse Glob": "none", "claude pretooluse Skill": "none",
        "claude pretooluse Agent": "none", "claude pretooluse TaskCreate": "none",
        "claude pretooluse mcp__demo__echo": "none",
        "claude posttooluse Bash": "after_tool whole",
        "claude posttooluse Bash in subagent": "after_tool whole",
        "claude posttooluse Edit": "after_tool named", "claude posttooluse Write": "after_tool named",
        "claude posttooluse Read": "none", "claude posttooluse Glob": "none",
        "claude posttooluse Skill": "none", "claude posttooluse Agent": "after_tool whole",
        "claude posttooluse TaskCreate": "none", "claude posttooluse mcp__demo__echo": "after_tool whole",
        "claude posttoolusefailure Bash": "after_tool whole", "claude posttoolusefailure Read": "none",
        "claude posttoolbatch": "none", "claude posttoolbatch in subagent": "none",
        "claude permissionrequest Bash": "none", "claude stop": "stop whole",
        "claude stopfailure": "stop whole", "claude subagentstart in subagent": "none",
        "claude subagentstop in subagent": "after_tool whole", "claude sessionend": "session_end whole",
        "claude precompact": "none", "claude postcompact": "none", "claude filechanged": "none",
        "claude instructionsloaded": "none", "claude messagedisplay": "none", "claude taskcreated": "none",
        // Codex
        "codex sessionstart": "session_start whole", "codex sessionstart compact": "none",
        "codex userpromptsubmit": "prompt whole", "codex userpromptsubmit in subagent": "none",
        "codex pretooluse Bash": "none", "codex pretooluse Bash in subagent": "none",
        "codex pretooluse apply_patch": "before_tool named", "codex pretooluse spawn_agent": "none",
        "codex pretooluse view_image": "none", "codex pretooluse mcp__demo__add_note": "none",
        "codex posttooluse Bash": "after_tool whole",
        "codex posttooluse Bash in subagent": "after_tool whole",
        "codex posttooluse apply_patch": "after_tool named", "codex posttooluse spawn_agent": "none",
        "codex posttooluse mcp__demo__add_note": "after_tool whole", "codex permissionrequest Bash": "none",
        "codex interrupt": "stop whole", "codex stop": "stop whole", "codex sessionend": "session_end whole",
        "codex subagentstart in subagent": "none", "codex subagentstop in subagent": "after_tool whole",
        "codex precompact": "none", "codex postcompact": "none",
        // Cursor
        "cursor sessionstart": "session_start whole", "cursor beforesubmitprompt": "prompt whole",
        "cursor pretooluse Shell": "none", "cursor posttooluse Shell": "after_tool whole",
        "cursor posttoolusefailure Shell": "after_tool whole", "cursor beforeshellexecution": "none",
        "cursor aftershellexecution": "after_tool whole", "cursor beforemcpexecution add_note": "none",
        "cursor aftermcpexecution add_note": "after_tool whole", "cursor beforereadfile": "none",
        "cursor afterfileedit": "after_tool named", "cursor beforetabfileread": "none",
        "cursor aftertabfileedit": "none", "cursor afteragentresponse": "none",
        "cursor afteragentthought": "none", "cursor subagentstart": "none",
        "cursor subagentstop": "after_tool whole", "cursor stop": "stop whole",
        "cursor sessionend": "session_end whole", "cursor precompact": "none", "cursor workspaceopen": "none",
    ]

    @Test func everyRecordedHookHasItsLook() {
        var wrong: Set<String> = []
        var seen: Set<String> = []
        for hook in RecordedHook.all {
            let payload = HookPayload(hook.body)
            let kind = kind(hook.agent, payload)
            seen.insert(kind)
            let plan = text(SnapshotPlan(payload))
            if Self.table[kind] != plan { wrong.insert("\(kind): \(plan)") }
            #expect(!payload.session.isEmpty && payload.folders.first?.hasPrefix("/") == true, "\(hook.path)")
        }
        #expect(wrong.isEmpty, "\(wrong.sorted().joined(separator: "\n"))")
        let unseen = Set(Self.table.keys).subtracting(seen).sorted()
        #expect(unseen.isEmpty, "\(unseen)")
    }

    @Test func filesThatAToolNamesAreFoundFromWhereTheAgentStands() {
        let patch = """
            *** Begin Patch\\n*** Update File: src/a.ts\\n*** Move to: src/b.ts\\n@@\\n-x\\n+*** Add File: no\\n\
            *** Add File: /abs/c.ts\\r\\n*** Delete File: d e.ts\\n*** End Patch
            """
        let payload = HookPayload(
            Array(
                #"""
                {"hook_event_name":"PostToolUse","session_id":"s","cwd":"/w/sub","tool_name":"apply_patch",
                 "tool_input":{"command":"\#(patch)"},"tool_response":{"a":[1,"\"x\\"]}}
                """#.utf8))
        #expect(
            SnapshotPlan(payload)
                == SnapshotPlan(
                    cause: .afterTool,
                    look: .paths(["/w/sub/src/a.ts", "/w/sub/src/b.ts", "/abs/c.ts", "/w/sub/d e.ts"])))
    }

    @Test func anEditThatNamesNothingIsLookedForEverywhereButNotBefore() {
        #expect(SnapshotPlan(HookPayload(hook("PreToolUse", tool: "Edit"))) == nil)
        #expect(
            SnapshotPlan(HookPayload(hook("PostToolUse", tool: "Edit")))
                == SnapshotPlan(cause: .afterTool, look: .whole))
    }

    private func hook(_ event: String, tool: String) -> [UInt8] {
        Array(
            #"{"session_id":"s","hook_event_name":"\#(event)","tool_name":"\#(tool)","tool_input":{}}"#.utf8)
    }

    private func kind(_ agent: Agent, _ payload: HookPayload) -> String {
        let compact = payload.event == "sessionstart" && payload.source == "compact" ? "compact" : nil
        let place = payload.subagent == nil ? nil : "in subagent"
        return [agent.rawValue, payload.event, payload.tool, compact, place].compactMap(\.self)
            .joined(separator: " ")
    }

    private func text(_ plan: SnapshotPlan?) -> String {
        guard let plan else { return "none" }
        return switch plan.look {
        case .whole: "\(plan.cause.rawValue) whole"
        case .paths: "\(plan.cause.rawValue) named"
        }
    }
}
