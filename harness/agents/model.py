#!/usr/bin/env python3
"""Plays the model for real coding agents on loopback: the Anthropic Messages API and the OpenAI Responses API, both
streaming, from one script.

usage: model.py PORT SCRIPT.json REQUESTS.jsonl

SCRIPT.json is a list of {"prompt": regular expression, "steps": [step, ...]}. The last prompt in a request that matches
a rule chooses it; how many answers stand after that prompt chooses the step. A step is one of
  {"say": "text"}                                  the agent's answer
  {"tool": {"name": ..., "input": {...}}}          a call (Messages API: a tool; Responses API: a function)
  {"patch": "*** Begin Patch ..."}                 Responses API: apply_patch
"{CWD}" in a step is the folder that the request names. Every request is appended to REQUESTS.jsonl.
"""
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT, SCRIPT, REQUESTS = int(sys.argv[1]), json.load(open(sys.argv[2])), sys.argv[3]
LOCK = threading.Lock()
COUNT = [0]


def texts(content):
    if isinstance(content, str):
        return content
    return "\n".join(block.get("text", "") for block in content if isinstance(block, dict))


def turns(body):
    """(role, text) of everything said, oldest first; calls of the agent count as said by it."""
    for item in body.get("messages", []):
        yield item["role"], texts(item["content"])
    for item in body.get("input", []):
        if item.get("type") == "message":
            yield item["role"], texts(item["content"])
        elif item.get("type") in ("function_call", "custom_tool_call"):
            yield "assistant", ""


def choose(body):
    rule, answers = None, 0
    for role, text in turns(body):
        matching = [r for r in SCRIPT if re.search(r["prompt"], text)] if role == "user" else []
        if matching:
            rule, answers = matching[-1], 0
        elif role == "assistant":
            answers += 1
    if rule is None:
        return {"say": "OK."}
    return rule["steps"][min(answers, len(rule["steps"]) - 1)]


def folder(body):
    said = texts(body.get("system", "")) + "\n" + "\n".join(text for _, text in turns(body))
    found = re.search(r"[Ww]orking directory: *(\S+)|<cwd>([^<]+)</cwd>", said)
    return (found.group(1) or found.group(2)) if found else "/tmp"


class Model(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.answer(200, {})

    def do_GET(self):
        self.answer(200, {"data": [], "has_more": False})

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            body = json.loads(raw)
        except ValueError:
            return self.answer(400, {"error": {"message": "not JSON"}})
        path = self.path.split("?")[0]
        with LOCK:
            COUNT[0] += 1
            number = COUNT[0]
            with open(REQUESTS, "a") as log:
                log.write(json.dumps({"path": path, "body": body}) + "\n")
        if path.endswith("/count_tokens"):
            return self.answer(200, {"input_tokens": len(raw) // 4})
        if path.endswith("/messages"):
            return self.anthropic(body, number)
        if path.endswith("/responses"):
            return self.openai(body, number)
        return self.answer(404, {"error": {"type": "not_found_error", "message": "nothing here"}})

    def step(self, body):
        return json.loads(json.dumps(choose(body)).replace("{CWD}", folder(body)))

    def anthropic(self, body, number):
        step = self.step(body) if body.get("tools") else {"say": '{"title": "A session"}'}
        if "tool" in step:
            block = {"type": "tool_use", "id": "toolu_%08d" % number, **step["tool"]}
        else:
            block = {"type": "text", "text": step.get("say", "OK.")}
        stop = "tool_use" if "tool" in step else "end_turn"
        usage = {"input_tokens": 1000 + number, "output_tokens": 57, "cache_read_input_tokens": 0,
                 "cache_creation_input_tokens": 0}
        message = {"id": "msg_%08d" % number, "type": "message", "role": "assistant",
                   "model": body.get("model", "model"), "stop_sequence": None, "usage": usage}
        if not body.get("stream"):
            return self.answer(200, {**message, "content": [block], "stop_reason": stop})
        if stop == "tool_use":
            start = {**block, "input": {}}
            delta = {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
        else:
            start, delta = {"type": "text", "text": ""}, {"type": "text_delta", "text": block["text"]}
        self.stream([
            {"type": "message_start", "message": {**message, "content": [], "stop_reason": None}},
            {"type": "content_block_start", "index": 0, "content_block": start},
            {"type": "content_block_delta", "index": 0, "delta": delta},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": {"stop_reason": stop, "stop_sequence": None}, "usage": usage},
            {"type": "message_stop"},
        ], number)

    def openai(self, body, number):
        step = self.step(body)
        if "tool" in step:
            item = {"type": "function_call", "id": "fc_%d" % number, "call_id": "call_%08d" % number,
                    "name": step["tool"]["name"], "arguments": json.dumps(step["tool"]["input"]), "status": "completed"}
        elif "patch" in step:
            item = {"type": "custom_tool_call", "id": "ctc_%d" % number, "call_id": "call_%08d" % number,
                    "name": "apply_patch", "input": step["patch"], "status": "completed"}
        else:
            item = {"type": "message", "id": "msg_%d" % number, "role": "assistant", "status": "completed",
                    "phase": "final_answer",
                    "content": [{"type": "output_text", "text": step.get("say", "OK."), "annotations": []}]}
        answer = {"id": "resp_%d" % number, "object": "response"}
        usage = {"input_tokens": 1000 + number, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 57,
                 "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 1057 + number}
        self.stream([
            {"type": "response.created", "response": {**answer, "status": "in_progress"}},
            {"type": "response.output_item.added", "output_index": 0, "item": item},
            {"type": "response.output_item.done", "output_index": 0, "item": item},
            {"type": "response.completed",
             "response": {**answer, "status": "completed", "output": [item], "usage": usage}},
        ], number)

    def stream(self, events, number):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("request-id", "req_%08d" % number)
        self.send_header("Connection", "close")
        self.end_headers()
        for event in events:
            self.wfile.write(("event: %s\ndata: %s\n\n" % (event["type"], json.dumps(event))).encode())
        self.wfile.flush()
        self.close_connection = True

    def answer(self, status, value):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


ThreadingHTTPServer.daemon_threads = True
ThreadingHTTPServer(("127.0.0.1", PORT), Model).serve_forever()
