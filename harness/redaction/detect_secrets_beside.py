"""Measures detect-secrets on the texts that the redaction bench has exported.

Usage: detect_secrets_beside.py FOLDER with positives.jsonl and clean.jsonl. Its findings are taken as if
each found value were redacted, and judged by the same rule: no third of the secret may be left to read.
"""

import json
import os
import sys
import tempfile
import time

from detect_secrets.core.scan import scan_file
from detect_secrets.settings import default_settings


def found_values(text):
    """Scans as its users do, a file: its scan of lone lines reports every word."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(text)
    try:
        return [secret.secret_value for secret in scan_file(file.name) if secret.secret_value]
    finally:
        os.unlink(file.name)


def redacted(text):
    for value in sorted(set(found_values(text)), key=len, reverse=True):
        text = text.replace(value, "[REDACTED]")
    return text


def leaks(secret, text):
    window = min(len(secret), max(8, len(secret) // 3))
    return any(secret[i : i + window] in text for i in range(len(secret) - window + 1))


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def recall(folder):
    positives = lines(folder + "/positives.jsonl")
    hits = sum(not leaks(item["secret"], redacted(item["text"])) for item in positives)
    print(f"detect-secrets recall: {hits / len(positives):.3%}, {hits} of {len(positives)}")


def cleanness(folder, limit=2_000_000):
    words = touched = size = 0
    start = time.process_time()
    for text in lines(folder + "/clean.jsonl"):
        touched += len(found_values(text))
        words += len(text.split())
        size += len(text.encode())
        if size > limit:
            break
    seconds = time.process_time() - start
    print(f"detect-secrets false redactions: {touched / words:.3%} of words, {touched} of {words}")
    print(f"detect-secrets speed: {size / 1e6 / seconds:.2f} MB/s")


with default_settings():
    recall(sys.argv[1])
    cleanness(sys.argv[1])
