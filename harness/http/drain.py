"""Sends half a request, SIGTERM, and then the other half."""

import os
import signal
import socket
import sys
import time

SERVER = int(sys.argv[1])
HOST, PORT = os.environ["MODA_BASE_URL"].removeprefix("http://").split(":")
BODY = b'{"hook_event_name":"Stop","session_id":"drain"}'
good = True


def check(name, holds):
    global good
    good = good and holds
    print(f"{name}: {'holds' if holds else 'falls short'}", flush=True)


def connect():
    return socket.create_connection((HOST, int(PORT)), timeout=5)


def is_gone():
    try:
        with open(f"/proc/{SERVER}/stat") as file:
            return file.read().split()[2] == "Z"
    except FileNotFoundError:
        return True


busy = connect()
head = ["POST /v1/otel/claude/hooks HTTP/1.1", "Host: x", "Content-Type: application/json",
        f"Authorization: Bearer {os.environ['MODA_API_KEY']}", f"Content-Length: {len(BODY)}", "", ""]
busy.sendall("\r\n".join(head).encode())
time.sleep(0.3)
os.kill(SERVER, signal.SIGTERM)
time.sleep(0.5)
probe = connect()
probe.sendall(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
check("/readyz is 503 while connections are still taken", b" 503 " in probe.recv(4096).split(b"\r\n")[0])
time.sleep(2.2)
try:
    connect().close()
    check("then no new connection is taken", False)
except OSError:
    check("then no new connection is taken", True)
busy.sendall(BODY)
check("the request that had begun is answered", b" 204 " in busy.recv(4096).split(b"\r\n")[0])
end = time.monotonic() + 10
while not is_gone() and time.monotonic() < end:
    time.sleep(0.05)
check("and the process ends", is_gone())
sys.exit(0 if good else 1)
