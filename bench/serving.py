"""Pages a second and memory of the running program, locked and with 20,000 records open."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from bench.fixtures import RECORDS, fill, make_vault
from bench.measure import Result, Sample, ratio, timed
from bench.servers import Client, Running, bare, brimful

ROUNDS = 40
REQUESTS = 25
NOW = "/now"
TIMELINE = "/n"
HOME = "/"


def run(folder: Path) -> Iterator[Result]:
    home = folder / "home"
    home.mkdir()
    vault, opened = make_vault(home)
    fill(opened, RECORDS)
    cookie = f"brimful-local={vault.begin_session(opened, idle_minutes=30)}"
    opened.close()
    vault.close()
    with brimful(home, "serve", "--port", str(_free_port()), path=NOW) as server:
        yield from pages(server, (NOW,), "")
        yield first_screen(server.port)
        yield memory(server, "memory (PSS), locked", 60)
        yield ready(server.port, cookie)
        time.sleep(2)
        yield from pages(server, (TIMELINE, HOME), cookie)
        client = Client(server.port, cookie)
        searched = Sample(tuple(_search(client) for _ in range(12)))
        later = Sample(searched.values[1:])
        detail = f"first {searched.values[0] * 1e3:.0f} ms"
        yield Result("search over the wire, after the first", later.median * 1e3, "ms", 50, detail, 11)
        client.close()
        yield memory(server, "memory (PSS), 20,000 records open", 140)


def pages(server: Running, paths: tuple[str, ...], cookie: str) -> Iterator[Result]:
    """Seconds a page takes against a bare page of the same size, in turns on one kept connection each."""
    for path in paths:
        client = Client(server.port, cookie)
        answer = client.get(path)
        client.close()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        with bare(len(answer.body)) as floor_server:
            ours, floor = [], []
            for _ in range(ROUNDS):
                floor.append(_each(floor_server.port, "/"))
                ours.append(_each(server.port, path, cookie))
        sample, floor_sample = Sample(tuple(ours[3:])), Sample(tuple(floor[3:]))
        more = {
            "bytes": len(answer.body),
            "per_second": 1 / sample.median,
            "bare_per_second": 1 / floor_sample.median,
        }
        # what is asked of is /now and the timeline; the home page stands beside them
        target = None if path == HOME else 3
        yield ratio(
            f"page {path} / bare page of {len(answer.body)} bytes", sample, floor_sample, target, **more
        )


def _each(port: int, path: str, cookie: str = "") -> float:
    """Seconds a request, one after the other on one connection, the first not counted."""
    client = Client(port, cookie)
    client.get(path)
    seconds = timed(lambda: [client.get(path) for _ in range(REQUESTS)]) / REQUESTS
    client.close()
    return seconds


def _search(client: Client) -> float:
    def search() -> None:
        answer = client.post("/n/search", {"words": "garden kitchen"})
        if answer.status != 200:
            raise RuntimeError(f"the search answered {answer.status}")

    return timed(search)


def ready(port: int, cookie: str) -> Result:
    """The home page right after unlock, while 20,000 records are still being opened."""
    client = Client(port, cookie)
    seconds = timed(lambda: client.get(HOME))
    client.close()
    return Result(
        "home page right after unlock", seconds * 1e3, "ms", None, "its first time in this process", 1
    )


def memory(server: Running, name: str, target: float) -> Result:
    time.sleep(2)
    return Result(name, server.pss_mib, "MiB", target, "", 1)


def first_screen(port: int) -> Result:
    """Bytes of /now and of all that its HTML, styles and scripts name, fonts and icons included."""
    client = Client(port)
    sizes: dict[str, int] = {}
    waiting = [NOW]
    while waiting:
        path = waiting.pop()
        if path in sizes:
            continue
        answer = client.get(path)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        sizes[path] = len(answer.body)
        waiting += _named(path, answer.headers.get("content-type", ""), answer.body)
    client.close()
    total = sum(sizes.values()) / 1000
    largest = ", ".join(f"{path.rsplit('/', 1)[-1]} {size}" for path, size in _largest(sizes))
    return Result(
        "first screen of /now, everything it names", total, "kB", 60, largest, len(sizes), {"files": sizes}
    )


def _named(path: str, kind: str, body: bytes) -> list[str]:
    text = body.decode("utf-8", "replace")
    if "html" in kind:
        links = [tag for tag in re.findall(r"<link\b[^>]*>", text) if "canonical" not in tag]
        found = [m[1] for tag in links if (m := re.search(r'href="([^"]+)"', tag))]
        found += re.findall(r'<(?:script|img|source)\b[^>]*\bsrc="([^"]+)"', text)
    elif "css" in kind:
        found = re.findall(r"""(?:url\(|@import\s+)["']?([^"')]+)""", text)
    elif "javascript" in kind:
        found = re.findall(r"""\bfrom\s*["'](\.[^"']+)["']""", text)
        found += re.findall(r"""^\s*import\s*["'](\.[^"']+)["']""", text, re.M)
    else:
        found = []
    return [urljoin(path, one.split("#")[0]) for one in found if not one.startswith(("data:", "http"))]


def _largest(sizes: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(sizes.items(), key=lambda one: -one[1])[:4]


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
