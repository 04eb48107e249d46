"""wrk against moda and against nginx with the same bytes, turn by turn; one line a goal."""

import grp
import json
import os
import pwd
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

SERVER, WORK, SECONDS, ROUNDS = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
BASE, KEY = os.environ["MODA_BASE_URL"], os.environ["MODA_API_KEY"]
NGINX_PORT = 18_931
CONNECTIONS = 200
MILLION = 1_000_000


def get(address, headers=None):
    request = urllib.request.Request(address, headers=headers or {})
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers


def start_nginx(files):
    """nginx as a good operator sets it up for small files: no log, open files kept, as many workers as cores."""
    root = os.path.join(WORK, "files")
    for name, (body, _) in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(body)
    # Started by root it would read the files as somebody who may not.
    user = f"user {pwd.getpwuid(os.getuid()).pw_name} {grp.getgrgid(os.getgid()).gr_name};" if os.getuid() == 0 else ""
    configuration = f"""
{user} worker_processes auto; worker_rlimit_nofile 4096; pid {WORK}/nginx.pid; error_log {WORK}/nginx.log; daemon off;
events {{ worker_connections 2048; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000; etag on;
  open_file_cache max=100; open_file_cache_valid 60s; default_type application/json;
  types {{ text/markdown md; }}
  client_body_temp_path {WORK}/n1; proxy_temp_path {WORK}/n2; fastcgi_temp_path {WORK}/n3;
  uwsgi_temp_path {WORK}/n4; scgi_temp_path {WORK}/n5;
  server {{ listen 127.0.0.1:{NGINX_PORT}; root {root}; }}
}}
"""
    path = os.path.join(WORK, "nginx.conf")
    with open(path, "w") as file:
        file.write(configuration)
    process = subprocess.Popen(["nginx", "-c", path, "-p", WORK], stderr=subprocess.DEVNULL)
    for _ in range(50):
        try:
            get(f"http://127.0.0.1:{NGINX_PORT}/list.json")
            return process
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    process.terminate()
    sys.exit("nginx did not start")


def wrk(address, headers, seconds=SECONDS):
    """Requests a second, the 99th percentile in milliseconds, and how many answers were neither 2xx nor 3xx."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", address]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    lost = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    wrong = (int(bad.group(1)) if bad else 0) + (sum(map(int, lost.groups())) if lost else 0)
    count = int(re.search(r"(\d+) requests in", text).group(1))
    return rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit], wrong, count


def resident():
    with open(f"/proc/{SERVER}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def line(name, figure, holds):
    print(f"{name}: {figure}: {'holds' if holds else 'falls short'}", flush=True)
    return holds


def main():
    key = {"Authorization": f"Bearer {KEY}"}
    skill = json.loads(get(BASE + "/v1/skills", key)[0])["skills"][0]["id"]
    paths = {"list.json": "/v1/skills", "skill.md": f"/v1/skills/{skill}/SKILL.md"}
    files = {name: get(BASE + path, key) for name, path in paths.items()}
    nginx = start_nginx(files)
    good = True
    try:
        for name, path in paths.items():
            theirs = f"http://127.0.0.1:{NGINX_PORT}/{name}"
            their_tag = get(theirs)[1]["ETag"]
            for conditional in (False, True):
                mine_headers = dict(key, **({"If-None-Match": files[name][1]["ETag"]} if conditional else {}))
                their_headers = dict(key, **({"If-None-Match": their_tag} if conditional else {}))
                wrk(BASE + path, mine_headers, 1)
                ratios, p99s, rates = [], [], []
                for _ in range(ROUNDS):
                    their_rate, their_p99, _, _ = wrk(theirs, their_headers)
                    rate, p99, wrong, _ = wrk(BASE + path, mine_headers)
                    if wrong:
                        sys.exit(f"{path}: {wrong} requests failed")
                    ratios.append(rate / their_rate)
                    p99s.append(p99 / their_p99)
                    rates.append((rate, their_rate, p99, their_p99))
                rate, their_rate, p99, their_p99 = sorted(rates)[len(rates) // 2]
                what = f"{'skill list' if name == 'list.json' else 'SKILL.md'}{', If-None-Match' if conditional else ''}"
                ratio, tail = statistics.median(ratios), statistics.median(p99s)
                good &= line(f"{what}, requests/s of nginx's (>= 0.7)",
                             f"{ratio:.2f} ({rate:,.0f} of {their_rate:,.0f})", ratio >= 0.7)
                good &= line(f"{what}, p99 at {CONNECTIONS} connections (<= 1.5 x nginx's)",
                             f"{tail:.2f} x ({p99:.1f} ms, {their_p99:.1f} ms)", tail <= 1.5)
        before, done = resident(), 0
        while done < MILLION:
            done += wrk(BASE + paths["list.json"], key, 5)[3]
        after = resident()
        good &= line("memory over a million requests (<= 5 % more)",
                     f"{before:.0f} MiB, then {after:.0f} MiB after {done:,}", after <= before * 1.05)
    finally:
        nginx.terminate()
        nginx.wait()
    sys.exit(0 if good else 1)


main()
