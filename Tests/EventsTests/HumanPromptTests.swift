import Events
import Testing

@Suite struct HumanPromptTests {
    @Test(arguments: [
        "<task-notification>\n<task-id>b1</task-id>", "<system-reminder>The date changed</system-reminder>",
        "<command-name>/compact</command-name>", "<local-command-stdout>ok</local-command-stdout>",
        "<bash-input>ls</bash-input>",
        "Generate a concise, single-line task title of at most 36 characters for this prompt. User prompt:\nno, use pnpm",
        "This session is being continued from a previous conversation that ran out of context.",
        "<environment_context><cwd>/src</cwd></environment_context>",
        "# AGENTS.md instructions for /src\n\n<INSTRUCTIONS>",
        "[Request interrupted by user for tool use]", "<REDACTED>", "[REDACTED]", "  \n ",
    ])
    func textOfProgramsIsNobodysWord(text: String) {
        #expect(!isHumanPrompt(text))
    }

    @Test(arguments: [
        "no, use pnpm", "why is there a <div> around it?", "1", "generate a title for the report page",
        "不要用 npm",
        "summarize what you did",
    ])
    func wordsOfAPersonPass(text: String) {
        #expect(isHumanPrompt(text))
    }
}
