internal import Events
internal import GRDB

/// Which of the prompts a person typed, as a condition of SQL.
///
/// A prompt that a machine wrote is told by its channel, by the subagent that it went to, or by nothing but
/// its words, for which SQL asks `isHumanPrompt`. One whose words were not kept counts as typed.
enum TypedPrompts {
    /// True for a row `e` of `coding_agent_events` in a session that is no subagent's.
    static let condition = """
        e.event_type = 'prompt' AND e.subagent_id IS NULL
            AND (e.prompt_text IS NULL OR is_human_prompt(e.prompt_text))
        """

    private static let function = DatabaseFunction("is_human_prompt", argumentCount: 1, pure: true) {
        values in
        values.first.flatMap { String.fromDatabaseValue($0) }.map(isHumanPrompt)
    }

    /// Lets the connection's queries use the condition.
    static func prepare(_ db: Database) { db.add(function: function) }
}
