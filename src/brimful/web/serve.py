"""The server: plain uvicorn on this computer only, without a log of its own."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from brimful.web.config import LOOPBACK, Config
from brimful.web.errors import SharedAddress

if TYPE_CHECKING:
    from uvicorn import Server

    from brimful.practices.library import Library

TRIES = 20


def free_port(host: str, port: int) -> int:
    """``port`` if nothing listens there, else the next free one of twenty; 0 asks the system for any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + TRIES) if port else (0,):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    return port


def run(home: Path, config: Config, ready: Callable[[str], None] | None = None) -> None:
    """Serve the vault in ``home`` until stopped. ``ready`` is called with the address once it answers.

    Raises ``SharedAddress`` when asked to listen beyond this computer without names to answer to, and what
    opening the vault raises.
    """
    if config.host not in LOOPBACK and not config.hosts:
        raise SharedAddress
    server = make_server(home, config)
    if ready:
        original = server.startup

        async def startup(sockets: list[socket.socket] | None = None) -> None:
            await original(sockets)
            if server.started:
                ready(address(config))

        server.startup = startup  # type: ignore[method-assign]
    server.run()


def make_server(home: Path, config: Config) -> Server:
    from uvicorn import Config as Uvicorn
    from uvicorn import Server

    from brimful.web.app import create_app
    from brimful.wiring import open_vault

    quiet_logs()
    cache = config.template_cache or home / "cache" / "pages"
    app = create_app(
        open_vault(home), load_library, replace(config, home=home.resolve(), template_cache=cache)
    )
    return Server(
        Uvicorn(
            app,
            host=config.host,
            port=config.port,
            root_path=config.root_path,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            ws="none",
            lifespan="on",
            loop="asyncio",
            http="h11",
            timeout_graceful_shutdown=3,
        )
    )


def load_library() -> Library:
    from brimful.practices.library import load

    return load()


def address(config: Config) -> str:
    host = f"[{config.host}]" if ":" in config.host else config.host
    return f"http://{host}:{config.port}{config.root_path}/"


def quiet_logs(level: int = logging.WARNING) -> None:
    """Only our own lines, which hold no path (see ``edge.py``); the server's are silenced below a warning."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio", "multipart", "python_multipart"):
        logging.getLogger(name).setLevel(logging.ERROR)
        logging.getLogger(name).propagate = False
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    own = logging.getLogger("brimful")
    own.setLevel(level)
    own.addHandler(handler)
    own.propagate = False
