"""Reads every skill of a running server through the official client of the Model Context Protocol."""

import asyncio
import hashlib
import json
import os
import sys
import urllib.request

import httpx2 as httpx
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

BASE = os.environ["MODA_BASE_URL"]
HEADERS = {"Authorization": "Bearer " + os.environ["MODA_API_KEY"]}


def served():
    """What the server's own interface lists: name to digest."""
    request = urllib.request.Request(BASE + "/v1/skills", headers=HEADERS)
    with urllib.request.urlopen(request) as answer:
        return {skill["id"]: skill["digest"] for skill in json.load(answer)["skills"]}


async def read(mode):
    """The digests of all skills, read as resources, as prompts and by the tool."""
    async with httpx.AsyncClient(headers=HEADERS) as http:
        async with Client(streamable_http_client(BASE + "/mcp", http_client=http), mode=mode) as client:
            found = {}
            listed = await client.list_resources()
            for resource in listed.resources:
                contents = (await client.read_resource(resource.uri)).contents
                found[resource.name] = "sha256:" + hashlib.sha256(contents[0].text.encode()).hexdigest()
            prompts = [prompt.name for prompt in (await client.list_prompts()).prompts]
            assert prompts == list(found), "prompts differ from resources"
            for name in prompts:
                message = (await client.get_prompt(name, {"task": "Add a test."})).messages[0]
                assert "Add a test." in message.content.text
                said = await client.call_tool("read_skill", {"name": name})
                digest = "sha256:" + hashlib.sha256(said.content[0].text.encode()).hexdigest()
                assert digest == found[name], "the tool reads something else"
            templates = (await client.list_resource_templates()).resource_templates
            assert [template.uri_template for template in templates] == ["skill://{name}/SKILL.md"]
            missing = await client.call_tool("read_skill", {"name": "no-such-skill"})
            assert missing.is_error
            return found, client.protocol_version


async def main():
    expected = served()
    assert expected, "the server has no skills to read"
    failed = False
    for mode in sys.argv[1:] or ["auto", "2026-07-28", "legacy"]:
        found, version = await read(mode)
        holds = found == expected
        failed = failed or not holds
        print(f"mcp client, {mode}: spoke {version}, read {len(found)} of {len(expected)} skills: "
              f"{'holds' if holds else 'falls short'}")
    sys.exit(1 if failed else 0)


asyncio.run(main())
