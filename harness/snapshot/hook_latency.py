"""How long one run of moda-hook takes, from its start to its end, as an agent would wait for it."""
import json, os, subprocess, sys, time

bin, work, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
home = os.environ["MODA_HOME"]
failed = False


def tree(name, count):
    """A git work tree of so many files of 1 to 8 KB, committed."""
    root = f"{work}/{name}"
    for number in range(count):
        folder = f"{root}/src/m{number // 100:04}"
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/f{number}.ts", "w") as file:
            file.write(f"export const value{number} = {number};\n" * (30 + number % 200))
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "gc.auto=0", "-C", root]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "bench"], check=True)
    return root


def timed(arguments, data=b""):
    """Milliseconds from the start of a program to its end, its input and output on pipes as an agent has them."""
    inner, outer = os.pipe(), os.pipe()
    for end in (inner[1], outer[0]):
        os.set_inheritable(end, False)
    os.write(inner[1], data)
    start = time.perf_counter()
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, inner[0], 0), (os.POSIX_SPAWN_DUP2, outer[1], 1), (os.POSIX_SPAWN_DUP2, outer[1], 2)])
    os.close(inner[1])
    os.close(inner[0])
    os.close(outer[1])
    said = b""
    while chunk := os.read(outer[0], 65536):
        said += chunk
    status = os.waitpid(child, 0)[1]
    spent = (time.perf_counter() - start) * 1000
    os.close(outer[0])
    return spent, status, said


def hook(event, root, session, **more):
    payload = {"session_id": session, "cwd": root, "hook_event_name": event, "prompt_id": "p", **more}
    spent, status, said = timed([f"{bin}/moda-hook", "claude"], json.dumps(payload).encode())
    if status or said:
        sys.exit(f"moda-hook ended with {status} and said {said!r}")
    return spent


def looks(session):
    """The looks in the journals of a session."""
    found = []
    for folder, _, files in os.walk(f"{home}/shadow"):
        if folder.endswith(f"/sessions/claude/{session}") and "looks.jsonl" in files:
            with open(f"{folder}/looks.jsonl") as file:
                found += [json.loads(line) for line in file if line.strip()]
    return found


def touch(root, number):
    path = f"{root}/src/m{number % 20:04}/f{number % 20 * 100 + number % 100}.ts"
    with open(path, "a") as file:
        file.write(f"// {time.time_ns()}\n")
    return path


def at(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def say(name, values, goal=None):
    global failed
    p95 = at(values, 0.95)
    verdict = "" if goal is None else "   holds" if p95 <= goal else "   falls short"
    failed |= goal is not None and p95 > goal
    limit = "" if goal is None else f"   goal p95 <= {goal} ms"
    print(f"{name:<62} p50 {at(values, .5):6.1f}  p95 {p95:6.1f}  p99 {at(values, .99):6.1f} ms{limit}{verdict}", flush=True)


def check(name, holds, text):
    global failed
    failed |= not holds
    print(f"{name:<62} {text}   {'holds' if holds else 'falls short'}", flush=True)


def main():
    small = tree("small", 2_000)
    hook("SessionStart", small, "edits", source="startup")
    hook("SessionStart", small, "prompts", source="startup")
    time.sleep(1)
    named, whole, peer = [], [], []
    for number in range(runs):
        path = touch(small, number)
        named.append(hook("PostToolUse", small, "edits", tool_name="Edit", tool_use_id=f"t{number}",
                          tool_input={"file_path": path, "old_string": "a", "new_string": "b"}))
        touch(small, number + 7)
        whole.append(hook("UserPromptSubmit", small, "prompts", prompt="go on"))
        peer.append(timed([os.path.realpath("/usr/bin/git"), "-C", small, "status", "--porcelain"])[0])
    print(f"moda-hook, release, the whole process; a server and a courier at work; {runs} runs each", flush=True)
    say("2,000 files, PostToolUse of Edit, which names the file", named, 30)
    say("2,000 files, UserPromptSubmit, a whole look, one change", whole, 60)
    say("2,000 files, git status --porcelain, for comparison", peer)
    time.sleep(2)
    for session, cause in [("edits", "after_tool"), ("prompts", "prompt")]:
        seen = [look for look in looks(session) if look.get("cause", look.get("moment", {}).get("cause")) == cause]
        changed = sum(bool(look.get("changed")) for look in seen)
        late = sum(bool(look.get("late")) for look in seen)
        check(f"every such hook left a look of its change ({session})", len(seen) == runs and changed == runs,
              f"{len(seen)} looks, {changed} changed, {late} late, of {runs}")
    nothing = [timed([f"{bin}/moda-hook", "claude"], json.dumps(
        {"session_id": "n", "cwd": small, "hook_event_name": "PreToolUse", "tool_name": "Read"}).encode())[0]
        for _ in range(runs)]
    say("2,000 files, PreToolUse of Read, no look", nothing)

    large = tree("large", 50_000)
    first = hook("SessionStart", large, "large", source="startup")
    check("50,000 files, the first look of all: the agent goes on in time", first <= 250, f"{first:.0f} ms")
    waiting = time.time()
    while not looks("large") and time.time() - waiting < 120:
        time.sleep(0.05)
    check("  and the look arrives behind its back", bool(looks("large")), f"after {time.time() - waiting:.1f} s")
    spent = []
    for number in range(5):
        touch(large, number)
        spent.append(hook("UserPromptSubmit", large, "large", prompt="go on"))
        before, waiting = len(looks("large")), time.time()
        while len(looks("large")) < number + 2 and time.time() - waiting < 60:
            time.sleep(0.02)
    arrived = looks("large")
    check("50,000 files, a whole look, one change: the agent goes on in time", max(spent) <= 250,
          f"worst of 5: {max(spent):.0f} ms")
    check("  and each look arrives", len(arrived) == 6,
          f"{len(arrived)} of 6, {sum(bool(look.get('late')) for look in arrived)} of them late")
    left, waiting = ["?"], time.time()
    while left and time.time() - waiting < 60:
        left = [name for name in os.listdir(f"{home}/spool") if name.endswith(".item")]
        time.sleep(0.1)
    check("every report was delivered", not left, f"{len(left)} left in the spool")
    sys.exit(1 if failed else 0)


main()
