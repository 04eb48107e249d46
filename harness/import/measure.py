#!/usr/bin/env python3
"""Makes histories of a size, imports them, and says how fast that was and how much memory it took."""
import argparse, json, os, random, re, resource, subprocess, sys, time

IDS = re.compile(rb'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:toolu|req|msg|call|rs|fc)_[0-9a-z_]{6,}')
WORDS = "the build fails when cache is cold so run it again with verbose output and keep every line of the log".split()


def template(path):
    """The records of a recorded session; bulk in the size that it has in real files (it was cut for the fixture)."""
    bulk = {"api-request": 9_000, "api-request-shape": 40_000, "api-request-blob": 6_000, "prompt_snapshot": 60_000,
            "skill_listing": 8_000, "world_state": 12_000, "developer": 12_000, "session_meta": 20_000}
    lines = []
    for line in open(path, "rb"):
        record = json.loads(line)
        payload = record.get("payload") if isinstance(record.get("payload"), dict) else {}
        kind = record.get("attachment", {}).get("type") or payload.get("role") or record["type"]
        lines.append((line.rstrip(b"\n"), bulk.get(kind, bulk.get(record["type"], 0)), b'"stdout":"' in line or b'"aggregated_output":"' in line))
        # A request is recorded with each call of the model; the fixture keeps one of a kind.
        if record["type"] == "assistant":
            filler = b'{"type":"api-request","sessionId":"00000000-0000-4000-8000-000000000000","tail":[{"text":"@"}]}'
            lines.append((filler, 14_000, False))
    return lines


def text(chance, size):
    start = chance.randrange(0, len(BLOCK) - 1)
    piece = BLOCK[start:start + size]
    return piece + BLOCK[:size - len(piece)]


def session(lines, number, chance):
    """One session under ids of its own, with words and outputs of its own."""
    names = {}

    def renamed(found):
        old = found.group(0)
        if old not in names:
            digits = ("%032x" % random.Random(old + str(number).encode()).getrandbits(128)).encode()
            dashed = b"-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])
            names[old] = dashed if b"-" in old and b"_" not in old else old.split(b"_")[0] + b"_" + digits[:20]
        return names[old]

    out = []
    for line, size, is_output in lines:
        line = IDS.sub(renamed, line)
        if size:
            pad = text(chance, int(size * chance.uniform(0.6, 1.4)))
            line = line[:-1] + b',"padding":"' + pad + b'"}'
        elif is_output:
            pad = text(chance, int(chance.expovariate(1 / 3_000)))
            for mark in (b'"stdout":"', b'"aggregated_output":"', b'"content":"', b'"output":"'):
                line = line.replace(mark, mark + pad, 1)
        elif b'"content":"' in line and b'"role":"user"' in line:
            line = line.replace(b'"content":"', b'"content":"' + text(chance, 40) + b" ", 1)
        out.append(line)
    return b"\n".join(out) + b"\n"


def make(fixtures, folder, megabytes):
    chance = random.Random(1)
    wanted, made, number, records = megabytes << 20, 0, 0, 0
    sources = [(n, [(f, template(os.path.join(fixtures, n, f))) for f in sorted(os.listdir(os.path.join(fixtures, n))) if f.endswith(".jsonl")])
               for n in ("claude-interactive", "claude-compact", "claude-skill", "codex-turns", "codex-appserver", "codex-old")]
    os.makedirs(os.path.join(folder, "claude/projects/bench"))
    os.makedirs(os.path.join(folder, "codex/sessions"))
    files = []
    while made < wanted:
        name, parts = sources[number % len(sources)]
        # A file of Claude Code may hold several sessions; one of Codex holds a single thread.
        body = b"".join(
            session(parts[0][1], number * 8 + part, chance) for part in range(1 if name.startswith("codex") else 4))
        path = os.path.join(folder, "codex/sessions" if name.startswith("codex") else "claude/projects/bench",
                            ("rollout-" if name.startswith("codex") else "") + "%06d.jsonl" % number)
        with open(path, "wb") as out:
            out.write(body)
        files.append(path)
        made += len(body)
        records += body.count(b"\n")
        number += 1
    return files, made, records


def peer(files):
    start = time.perf_counter()
    for path in files:
        with open(path, "rb") as lines:
            for line in lines:
                json.loads(line)
    return time.perf_counter() - start


def high_water(pid):
    try:
        for line in open(f"/proc/{pid}/status"):
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--megabytes", type=int, required=True)
    options.add_argument("--moda", required=True)
    options.add_argument("--server", type=int, required=True)
    options.add_argument("--fixtures", required=True)
    options.add_argument("--folder", required=True)
    options = options.parse_args()

    files, size, records = make(options.fixtures, options.folder, options.megabytes)
    megabytes = size / 1e6
    print(f"Histories: {len(files)} files, {megabytes:.0f} MB, {records} records")

    environment = dict(os.environ, CLAUDE_CONFIG_DIR=options.folder + "/claude", CODEX_HOME=options.folder + "/codex")
    start = time.perf_counter()
    done = subprocess.run([options.moda, "import", "claude", "codex", "--json"], env=environment, stdout=subprocess.PIPE)
    seconds = time.perf_counter() - start
    client = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    if done.returncode != 0:
        sys.exit("the import failed")
    report = json.loads(done.stdout)
    server = high_water(options.server)
    print(f"Import:    {megabytes / seconds:.0f} MB/s, {records / seconds:.0f} records/s; {report['records']} records "
          f"({report['sentBytes'] / 1e6:.1f} MB) sent, {report['sessions']} sessions, {report['prompts']} prompts, {seconds:.1f} s")
    print(f"Memory:    client {client:.0f} MB, server {server:.0f} MB at most" if server else f"Memory:    client {client:.0f} MB at most")

    start = time.perf_counter()
    again = subprocess.run([options.moda, "import", "claude", "codex", "--json"], env=environment, stdout=subprocess.PIPE)
    second = time.perf_counter() - start
    print(f"Again:     nothing new in {second:.1f} s ({megabytes / second:.0f} MB/s looked at)")

    parsed = peer(files)
    print(f"Peer:      python3 {sys.version.split()[0]} json.loads of each line: {megabytes / parsed:.0f} MB/s; "
          f"the import is {parsed / seconds:.2f} times as fast")

    idle = json.loads(again.stdout)
    goals = [
        ("client's memory at most 200 MB", client <= 200),
        ("all of it arrived", report["bytes"] == size and not report["problems"]),
        ("a second import sends nothing", again.returncode == 0 and idle["records"] == 0),
    ]
    for goal, holds in goals:
        print(f"{'holds' if holds else 'FALLS SHORT'}: {goal}")
    sys.exit(0 if all(holds for _, holds in goals) else 1)


BLOCK = b""
if __name__ == "__main__":
    chance = random.Random(0)
    BLOCK = " ".join(chance.choice(WORDS) + str(chance.randrange(10_000)) for _ in range(60_000)).encode()
    main()
