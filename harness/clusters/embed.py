"""Asks an OpenAI-compatible endpoint for the vectors of labelled turns, one JSON line each.

    embed.py BENCH NAME@https://host/v1 FILE... > vectors.jsonl     the key, if any, in MODA_EMBEDDINGS_KEY
    CLUSTER_BENCH_VECTORS=vectors.jsonl harness/clusters/bench      measures with them
"""
import json
import os
import subprocess
import sys
import urllib.request

bench, setting, *paths = sys.argv[1:]
name, _, base = setting.rpartition("@")
texts = subprocess.run([bench, "--yardstick"], check=True, capture_output=True, text=True).stdout.splitlines()
for path in paths:
    with open(path, encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines if line.strip()]
texts = sorted(set(text for text in texts if text))
for start in range(0, len(texts), 64):
    part = texts[start:start + 64]
    body = json.dumps({"model": name, "input": [text[:1000] for text in part], "encoding_format": "float"}).encode()
    headers = {"Content-Type": "application/json"}
    if os.environ.get("MODA_EMBEDDINGS_KEY"):
        headers["Authorization"] = "Bearer " + os.environ["MODA_EMBEDDINGS_KEY"]
    with urllib.request.urlopen(urllib.request.Request(base + "/embeddings", body, headers), timeout=300) as answer:
        data = sorted(json.load(answer)["data"], key=lambda entry: entry["index"])
    for text, entry in zip(part, data):
        print(json.dumps({"text": text, "embedding": entry["embedding"]}))
