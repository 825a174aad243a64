"""Running the web application in this process (one of two places where the terminal reaches for the web)."""

import socket
from contextlib import closing

from brimful.core.errors import BrimfulError

from . import text

LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = (LOOPBACK, "localhost", "::1")
PORT = 4460
TRIES = 20


class PortTaken(BrimfulError):
    """No free port where one was asked for."""

    code = "port-taken"
    sentence = text.PORT_TAKEN


def listen(host: str, port: int, *, others: bool) -> socket.socket:
    """A listening socket on ``port``, or with ``others`` on the next free one. Raises PortTaken."""
    for candidate in range(port, port + (TRIES if others else 1)):
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            found = socket.create_server((host, candidate), family=family, backlog=128)
        except OSError as taken:
            failure = taken
            continue
        # named as TCP, or asyncio leaves out TCP_NODELAY and every answer waits 40 ms for an acknowledgement
        return socket.socket(found.family, found.type, socket.IPPROTO_TCP, fileno=found.detach())
    raise PortTaken(port=port) from failure


def serve(
    found: socket.socket,
    host: str,
    *,
    names: frozenset[str] = frozenset(),
    https: bool = False,
    root_path: str = "",
) -> None:
    """Answer requests on the socket until Ctrl-C. Access is not logged: addresses say what one is doing.

    ``names``: further host names to answer to; ``https``: a proxy in front speaks it; ``root_path``: the path
    that the proxy has put the app under.
    """
    import uvicorn

    from brimful.practices.library import load
    from brimful.web.app import create_app
    from brimful.web.config import Config
    from brimful.wiring import data_home, open_vault

    with closing(found):
        vault = open_vault(data_home())
        config = Config(host=host, port=found.getsockname()[1], hosts=names, https=https, root_path=root_path)
        app = create_app(vault, load, config)
        settings = uvicorn.Config(
            app, access_log=False, log_level="warning", server_header=False, root_path=root_path, workers=1
        )
        uvicorn.Server(settings).run(sockets=[found])
