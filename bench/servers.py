"""Servers in processes of their own, asked over plain sockets, so that the client costs little."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

BARE = Path(__file__).parent / "bare.py"
_PATIENCE = 30.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._head = f"Host: 127.0.0.1:{port}\r\nAccept: text/html\r\nUser-Agent: bench\r\n"
        if cookie:
            self._head += f"Cookie: {cookie}\r\n"

    def get(self, path: str) -> Answer:
        return self._ask(f"GET {path} HTTP/1.1\r\n{self._head}\r\n")

    def post(self, path: str, form: dict[str, str]) -> Answer:
        """As a page of ours sends it while one types."""
        body = urlencode(form)
        head = (
            f"{self._head}Sec-Fetch-Site: same-origin\r\nHX-Request: true\r\nContent-Length: {len(body)}\r\n"
        )
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        return self._ask(f"POST {path} HTTP/1.1\r\n{head}{kind}\r\n{body}")

    def _ask(self, request: str) -> Answer:
        self._socket.sendall(request.encode())
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        size = int(headers.get("content-length", 0))
        while len(body) < size:
            body += self._more()
        return Answer(int(first.split()[1]), headers, body)

    def follow(self, path: str) -> Answer:
        """The answer after redirects."""
        for _ in range(5):
            answer = self.get(path)
            if answer.status not in (302, 303, 307, 308):
                return answer
            path = re.sub(r"^https?://[^/]+", "", answer.headers["location"])
        return answer

    def close(self) -> None:
        self._socket.close()

    def _more(self) -> bytes:
        data = self._socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server closed the connection")
        return data


@dataclass
class Running:
    process: subprocess.Popen[str]
    port: int
    seconds: float  # from the start of the process to the first good answer

    @property
    def cpu_seconds(self) -> float:
        """User and system time of the process so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def pss_mib(self) -> float:
        """Proportional memory of the process: what it has alone, and its part of what it shares."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.M)[1]) / 1024  # type: ignore[index]


def environment(**more: str) -> dict[str, str]:
    """For programs under measure: with compiled bytecode, as every start but the first has on a person's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(__file__).parent / "results" / "bytecode"), **more}


@contextmanager
def brimful(home: Path, *arguments: str, path: str = "/") -> Iterator[Running]:
    """The real program on ``home``; the port is read from what it prints."""
    with _running([sys.executable, "-m", "brimful", *arguments], path, BRIMFUL_HOME=str(home)) as running:
        yield running


@contextmanager
def bare(size: int) -> Iterator[Running]:
    """A Starlette application with one page of ``size`` bytes, on the same server with the same settings."""
    with _running([sys.executable, str(BARE), str(size)], "/") as running:
        yield running


@contextmanager
def _running(command: list[str], path: str, **more: str) -> Iterator[Running]:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        port = _port(process)
        _until_good(port, path)
        yield Running(process, port, time.perf_counter() - start)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()  # type: ignore[union-attr]


def _port(process: subprocess.Popen[str]) -> int:
    seen = ""
    for line in process.stdout:  # type: ignore[union-attr]
        seen += line
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
            return int(found[1])
    raise RuntimeError(f"no address was printed: {seen}")


def _until_good(port: int, path: str) -> None:
    end = time.perf_counter() + _PATIENCE
    answer: object = None
    while time.perf_counter() < end:
        try:
            client = Client(port)
        except ConnectionError as refused:
            answer = refused
            time.sleep(0.002)
            continue
        answer = client.follow(path)
        client.close()
        if answer.status == 200:
            return
        time.sleep(0.002)
    raise RuntimeError(f"{path} never answered 200: {answer!r:.300}")
