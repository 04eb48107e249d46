"""A session of Claude Code as its hooks report it, in which a person changes by hand what the agent wrote."""
import json
import os
import subprocess
import sys

hook, project = sys.argv[1:3]
turns = {}


def tell(session, event, **values):
    # The agent names the turn in every hook; a new prompt begins another.
    turns[session] = turns.get(session, 0) + (event == "UserPromptSubmit")
    payload = {"prompt_id": f"{session}-{turns[session]}", "session_id": session, "hook_event_name": event, "cwd": project, **values}
    subprocess.run([hook, "claude"], input=json.dumps(payload).encode(), cwd=project, check=True)


def write(name, text):
    with open(os.path.join(project, name), "w") as file:
        file.write(text)


for number in (1, 2, 3):
    session, name = f"by-hand-{number}", f"price{number}.ts"
    path = os.path.join(project, name)
    drafted = "".join(f"export default function price{i}(a: number) {{\n  return a * {i};\n}}\n\n" for i in range(1, 4))
    tell(session, "SessionStart", source="startup")
    tell(session, "UserPromptSubmit", prompt=f"write the price functions into {name}")
    call = {"tool_name": "Write", "tool_use_id": f"toolu_{number}", "tool_input": {"file_path": path, "content": drafted}}
    tell(session, "PreToolUse", **call)
    write(name, drafted)
    tell(session, "PostToolUse", **call, tool_response={"success": True})
    tell(session, "Stop")
    write(name, drafted.replace("export default function", "export function"))
    tell(session, "UserPromptSubmit", prompt="no, we never use default exports here. I changed it, keep it so")
    tell(session, "Stop")
    tell(session, "SessionEnd", reason="exit")
