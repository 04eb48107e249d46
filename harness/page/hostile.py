"""Text as an attacker would send it, and where it is planted: in what people said, ran, named and wrote."""
import json
import sqlite3
import urllib.request

TEXTS = [
    "<script>window.hit=1</script>",
    "\"><img src=x onerror=window.hit=1>",
    "'><svg onload=window.hit=1>",
    "\"\u0301 onmouseover=window.hit=1 autofocus onfocus=window.hit=1 x=\"",
    "</textarea></title></style><script>window.hit=1</script>",
    "[click](javascript:window.hit=1) ![x](javascript:window.hit=1) <javascript:window.hit=1>",
    "{{{content}}} {{#links}}{{title}}{{/links}} {{token}}",
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200b\ufeff zero \u0000 null \u001b[31m escape",
    "&lt;script&gt; &#x3c;script&#x3e; <!-- a comment --> <![CDATA[x]]>",
]
ALL = " | ".join(TEXTS)
LONG = "x" * 100_000 + " end"
SESSION = "hostile\"><script>window.hit=1</script>/.."

SKILL = """---
name: {name}
description: "Use when {{{{x}}}} <script>window.hit=1</script> testing."
---

# <img src=x onerror=window.hit=1>

{texts}

- item <script>window.hit=1</script>
  - [inner](javascript:window.hit=1) [web](https://example.com/"onmouseover="window.hit=1)
> quote <iframe src=javascript:window.hit=1></iframe>

```html
</code></pre><script>window.hit=1</script>
```

| a | <script>window.hit=1</script> |
| - | - |
| `</td>` | **<b onclick=window.hit=1>x</b>** |

<style>body{{display:none}}</style><base href=//evil.example>
{long}
"""


def post(base, key, path, body):
    request = urllib.request.Request(
        base + path, json.dumps(body).encode(), {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
    return urllib.request.urlopen(request).status


def send(base, key):
    """By the routes that anybody's programs report to."""
    session = SESSION
    for text in TEXTS + [LONG]:
        post(base, key, "/v1/otel/claude/hooks", {
            "hook_event_name": "UserPromptSubmit", "session_id": session, "cwd": "/home/a/" + TEXTS[1],
            "prompt": "no, don't do that again: " + text})
        post(base, key, "/v1/otel/claude/hooks", {
            "hook_event_name": "PostToolUse", "session_id": session, "tool_name": "Bash" + TEXTS[0],
            "tool_use_id": "t" + str(len(text)), "tool_input": {"command": "echo " + text},
            "tool_response": {"stdout": text}})
    attributes = [("gen_ai.conversation.id", session), ("gen_ai.operation.name", "chat"),
                  ("gen_ai.request.model", TEXTS[0]), ("user.id", TEXTS[1]),
                  ("gen_ai.prompt.0.role", "user"), ("gen_ai.prompt.0.content", ALL + LONG),
                  ("gen_ai.completion.0.role", "assistant"), ("gen_ai.completion.0.content", ALL)]
    span = {"traceId": "a" * 32, "spanId": "b" * 16, "name": TEXTS[0], "kind": 3,
            "startTimeUnixNano": "1795000000000000000", "endTimeUnixNano": "1795000001000000000",
            "attributes": [{"key": k, "value": {"stringValue": v}} for k, v in attributes]}
    post(base, key, "/v1/traces", {"resourceSpans": [{
        "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": TEXTS[2]}}]},
        "scopeSpans": [{"spans": [span]}]}]})


    judgement = {"ml_app": TEXTS[2], "timestamp_ms": 1795000000500, "metric_type": "categorical", "label": TEXTS[0],
                 "categorical_value": TEXTS[1], "assessment": "fail", "reasoning": ALL,
                 "join_on": {"span": {"span_id": "b" * 16, "trace_id": "a" * 32}}}
    post(base, key, "/api/intake/llm-obs/v2/eval-metric",
         {"data": {"type": "evaluation_metric", "attributes": {"metrics": [judgement]}}})


def draft(database, name, rule, end):
    """A draft as a run leaves it beside a person's text: the first version with one line before it and one after it."""
    store = sqlite3.connect(database, timeout=10)
    text = store.execute("SELECT markdown FROM skill_versions WHERE skill_id = ? AND version = 1", (name,)).fetchone()[0]
    front, body = text.split("\n---\n", 1)
    for tenant, cluster, record in store.execute(
            "SELECT tenant_id, cluster_id, body FROM candidates WHERE name = ?", (name,)).fetchall():
        values = json.loads(record)
        values["markdown"] = f"{front}\n---\n\n{rule}\n{body.rstrip()}\n\n{end}\n"
        values["status"] = "proposed"
        store.execute("UPDATE candidates SET body = ?, status = 'proposed' WHERE tenant_id = ? AND cluster_id = ?",
                      (json.dumps(values), tenant, cluster))
    store.commit()


def plant(database):
    """Straight into the store, past every check: pages must hold whatever is in it."""
    store = sqlite3.connect(database, timeout=10)
    for table, members in (("corrections", ("words", "instruction", "user", "repository")), ("clusters", ("instruction",))):
        for tenant, identity, text in store.execute(f"SELECT tenant_id, id, body FROM {table} LIMIT 12").fetchall():
            body = json.loads(text)
            for number, member in enumerate(members):
                body[member] = TEXTS[number] + ALL
            for evidence in body.get("evidence", []):
                evidence["detail"] = ALL
            store.execute(f"UPDATE {table} SET body = ? WHERE tenant_id = ? AND id = ?",
                          (json.dumps(body), tenant, identity))
    name = store.execute("SELECT id FROM skills LIMIT 1").fetchone()[0]
    text = SKILL.format(name=name, texts="\n\n".join(TEXTS), long=LONG)
    store.execute("UPDATE skills SET markdown = ?, description = ? WHERE id = ?", (text.replace("\0", "\ufffd"), ALL.replace("\0", ""), name))
    for tenant, cluster, body in store.execute("SELECT tenant_id, cluster_id, body FROM candidates").fetchall()[:4]:
        values = json.loads(body)
        values["description"] = ALL
        values["markdown"] = text
        values["status"] = "proposed"
        for verdict in values["verdicts"]:
            verdict["reason"] = ALL
        store.execute("UPDATE candidates SET body = ? WHERE tenant_id = ? AND cluster_id = ?", (json.dumps(values), tenant, cluster))
    store.commit()
    return name
