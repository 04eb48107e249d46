internal import API
internal import Events
internal import Harness
internal import Shadow
internal import Store

/// All routes but those of pages for people, each told once.
///
/// A test compares them with the router: none may be missing, none may be made up.
enum Operations {
    static var all: [Operation] { skills + runs + learned + telemetry + datadog + history + service }

    static let agents = Agent.allCases.map(\.rawValue)
    static let providers = Provider.allCases.map(\.rawValue)
    private static let statuses = SkillRecord.Status.allCases.map(\.rawValue) + ["all"]

    private static var skills: [Operation] {
        [
            Operation(
                "GET", "/v1/skills", "skills", .read,
                "The skills, by id; approved ones unless told otherwise."
            )
            .asking(
                .choice("status", statuses, "Which of them."),
                .text("repository", "Those that hold in this repository, or everywhere."),
                .choice("agent", agents, "Those that people said to this agent."),
                .choice("language", SourceLanguage.known, "Those that are not tied to other languages."),
                .limit(1_000, 1_000), .cursor("after")
            ).answering(SkillList.self, isCached: true),
            Operation(
                "GET", "/v1/skills/{id}", "skills", .read, "A skill or candidate with all that speaks for it."
            )
            .answering(SkillDetail.self, isCached: true),
            Operation("GET", "/v1/skills/{id}/SKILL.md", "skills", .read, "A skill's text, byte for byte.")
                .answering("text/markdown", isCached: true),
            Operation(
                "PUT", "/v1/skills/{id}/SKILL.md", "skills", .write,
                "Replaces a skill's text by a person's own."
            )
            .taking(SkillEditRequest.self).answering(SkillView.self),
            Operation(
                "GET", "/v1/skills/{id}/bundle", "skills", .read, "A skill's folder as a reproducible tar.gz."
            )
            .answering("application/gzip", isCached: true),
            Operation("GET", "/v1/skills/{id}/versions", "skills", .read, "Every text that a skill had.")
                .answering(SkillHistory.self, isCached: true),
            Operation(
                "GET", "/v1/skills/{id}/versions/{version}", "skills", .read, "One text that a skill had."
            )
            .answering(SkillVersionView.self, isCached: true),
            Operation("GET", "/v1/skills/{id}/diff", "skills", .read, "What differs between two versions.")
                .asking(.version("from", "The older version."), .version("to", "The newer version."))
                .answering(SkillDifference.self, isCached: true),
            Operation(
                "GET", "/v1/effects", "skills", .read,
                "What became of each skill's correction since it is served."
            )
            .answering(SkillEffectList.self, isCached: true),
            decision("approve", "Approves a candidate."),
            decision("reject", "Turns a candidate down, with a reason."),
            decision("retire", "Ends a skill's service."),
            discovery("/.well-known/agent-skills/index.json", "Agent Skills discovery 0.2.0.")
                .answering(DiscoveryIndex.self, isCached: true),
            discovery("/.well-known/agent-skills/{id}/SKILL.md", "A skill's text.")
                .answering("text/markdown", isCached: true),
            discovery("/.well-known/agent-skills/{id}/bundle.tar.gz", "A skill's folder.")
                .answering("application/gzip", isCached: true),
            discovery("/.well-known/skills/index.json", "Agent Skills discovery 0.1.0.")
                .answering(OldDiscoveryIndex.self, isCached: true),
            discovery("/.well-known/skills/{id}/SKILL.md", "A skill's text.")
                .answering("text/markdown", isCached: true),
            Operation(
                "POST", "/mcp", "skills", .read,
                "The Model Context Protocol: one message, one answer; 202 where it wants none."
            )
            .taking(json: BodyShapes.message).answering("application/json")
            .failing("application/json", "application/problem+json"),
        ]
    }

    private static func decision(_ name: String, _ summary: String) -> Operation {
        Operation("POST", "/v1/skills/{id}/\(name)", "skills", .write, summary)
            .taking(ReviewRequest.self, isOptional: true).answering(ReviewView.self)
    }

    private static func discovery(_ path: String, _ summary: String) -> Operation {
        Operation("GET", path, "discovery", .read, summary)
    }

    private static var learned: [Operation] {
        [
            Operation("GET", "/v1/corrections", "learning", .read, "What people corrected, the last first.")
                .asking(
                    .choice("agent", agents, "Of one agent."), .text("session", "Of one session."),
                    .text("repository", "In one repository."), .text("cluster", "Of one cluster."),
                    .limit(50, 500), .cursor("before")
                ).answering(CorrectionList.self),
            Operation(
                "GET", "/v1/clusters", "learning", .read,
                "Corrections by what they ask for, the most repeated first."
            )
            .asking(.limit(500, 1_000), .cursor("after")).answering(ClusterList.self, isCached: true),
            Operation("GET", "/v1/clusters/{id}", "learning", .read, "A cluster, and what became of it.")
                .answering(ClusterDetail.self, isCached: true),
            Operation("GET", "/v1/gates", "learning", .read, "What a skill must pass, and who changed it.")
                .answering(GateList.self, isCached: true),
            Operation(
                "PUT", "/v1/gates/{gate}/{parameter}", "learning", .admin, "Makes a gate stricter or laxer."
            )
            .taking(GateChangeRequest.self).answering(GateSettingView.self),
            Operation(
                "DELETE", "/v1/gates/{gate}/{parameter}", "learning", .admin,
                "Lets a parameter's shipped value hold again."
            )
            .asking(.text("reason", "Why, for whoever reads the changes.")).answering(GateSettingView.self),
        ]
    }
}
