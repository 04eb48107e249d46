"""Asks a server over TLS what the shell cannot: harness/http/tls_client.py PORT AUTHORITY KEY SERVER

Answers at hand and the long way, limits, clients that are slow at every step, and a stop in the middle of a request.
Prints a line for each goal; exits 0 only if all hold. SERVER is the process, which is ended.
"""

import os
import signal
import socket
import ssl
import sys
import threading
import time

PORT, AUTHORITY, KEY, SERVER = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
context = ssl.create_default_context(cafile=AUTHORITY)
good = True


def goal(name, holds, said=""):
    global good
    good = good and bool(holds)
    print(f"TLS: {name}: {'holds' if holds else 'falls short ' + str(said)}", flush=True)


def plain():
    return socket.create_connection(("localhost", PORT), timeout=60)


def connect():
    return context.wrap_socket(plain(), server_hostname="localhost")


def head(target, *fields, method="GET"):
    lines = [f"{method} {target} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {KEY}", *fields, "", ""]
    return "\r\n".join(lines).encode()


class Reader:
    """Answers of one connection, one after the other."""

    def __init__(self, connection):
        self.connection, self.bytes = connection, b""

    def more(self):
        chunk = self.connection.recv(65536)
        if not chunk:
            raise EOFError
        self.bytes += chunk

    def answer(self):
        while b"\r\n\r\n" not in self.bytes:
            self.more()
        start, self.bytes = self.bytes.split(b"\r\n\r\n", 1)
        lines = start.decode().split("\r\n")
        fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        size = int(fields.get("content-length", 0))
        while len(self.bytes) < size:
            self.more()
        body, self.bytes = self.bytes[:size], self.bytes[size:]
        return int(lines[0].split()[1]), fields, body


def same_both_ways():
    """What is given at once is what the long way gives; a cookie makes a request take that way."""
    connection = connect()
    reader = Reader(connection)
    varying = {"date", "x-request-id", "ratelimit", "ratelimit-policy"}
    answers = []
    for fields in [("Cookie: a=b",), (), (), ("Cookie: a=b",)]:
        connection.sendall(head("/v1/skills", *fields))
        status, told, body = reader.answer()
        answers.append((status, sorted((k, v) for k, v in told.items() if k not in varying), body))
    return all(answer == answers[0] for answer in answers) and answers[0][0] == 200, answers


def pipelined():
    connection = connect()
    reader = Reader(connection)
    connection.sendall(b"".join(head(target) for target in ["/v1/skills", "/healthz"] * 50))
    kinds = [b'"checks"' in reader.answer()[2] for _ in range(100)]
    return kinds == [False, True] * 50


def closed_after(connection, send=None):
    """Seconds until the other side closes, while `send` is called every half second."""
    begun = time.monotonic()
    connection.settimeout(0.5)
    while time.monotonic() - begun < 60:
        try:
            if send:
                send()
            if not connection.recv(65536):
                break
        except (TimeoutError, ssl.SSLWantReadError):
            continue
        except OSError:
            break
    return time.monotonic() - begun


def silent():
    return closed_after(plain())


def dribbling():
    """Begins a handshake, a byte at a time."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    shaking = context.wrap_bio(incoming, outgoing, server_hostname="localhost")
    try:
        shaking.do_handshake()
    except ssl.SSLWantReadError:
        pass
    hello, connection = iter(outgoing.read()), plain()

    def send():
        connection.sendall(bytes([next(hello)]))
    return closed_after(connection, send)


def half_a_head():
    connection = connect()
    connection.sendall(b"GET /v1/skills HTTP/1.1\r\n")
    return closed_after(connection)


def half_a_body():
    connection = connect()
    connection.sendall(head("/v1/otel/claude/hooks", "Content-Type: application/json", "Content-Length: 100", method="POST"))
    return closed_after(connection)


def slow():
    times, ways = {}, [silent, dribbling, half_a_head, half_a_body]
    threads = [threading.Thread(target=lambda way=way: times.__setitem__(way.__name__, way())) for way in ways]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def too_large():
    connection = connect()
    connection.sendall(head("/v1/otel/claude/hooks", "Content-Type: application/json", f"Content-Length: {1 << 30}",
                            method="POST"))
    return Reader(connection).answer()[0]


def stops_in_order():
    connection, body = connect(), b'{"hook_event_name":"Stop","session_id":"drain"}'
    connection.sendall(head("/v1/otel/claude/hooks", "Content-Type: application/json", f"Content-Length: {len(body)}",
                            method="POST"))
    time.sleep(0.3)
    os.kill(SERVER, signal.SIGTERM)
    time.sleep(0.5)
    connection.sendall(body)
    return Reader(connection).answer()[0]


is_same, answers = same_both_ways()
goal("answers at hand are those of the long way", is_same, answers)
goal("a hundred requests at once are answered in their order", pipelined())
status = too_large()
goal("a body that is too large is refused", status == 413, status)
times = slow()
for name, seconds in sorted(times.items()):
    goal(f"who is slow is not waited for: {name}, closed after {seconds:.0f} s", seconds < 50)
status = stops_in_order()
goal("a request that had begun is answered while the server stops", status == 204, status)
sys.exit(0 if good else 1)
