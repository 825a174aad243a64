"""Running the web application in this process (one of two places where the terminal reaches for the web)."""

import socket
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from brimful.core.errors import BrimfulError

from . import text

if TYPE_CHECKING:
    from brimful.web.config import Config

LOOPBACK = "127.0.0.1"
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
    host: str, port: int, *, names: frozenset[str] = frozenset(), https: bool = False, root_path: str = ""
) -> None:
    """Answer requests on exactly this port until Ctrl-C.

    ``names``: further host names to answer to; ``https``: a proxy in front speaks it; ``root_path``: the path
    that the proxy has put the app under. Raises PortTaken, SharedAddress (an address that others reach, and no
    names to answer to), and what opening the vault raises.
    """
    from brimful.web.config import LOOPBACK as LOOPBACKS
    from brimful.web.config import Config
    from brimful.web.errors import SharedAddress
    from brimful.web.serve import address

    config = Config(host=host, port=port, hosts=names, https=https, root_path=root_path)
    if host not in LOOPBACKS and not names:
        raise SharedAddress
    answer(
        listen(host, port, others=False),
        config,
        lambda: print(text.SERVING.format(address=address(config)), flush=True),
    )


def answer(found: socket.socket, config: "Config", ready: Callable[[], None]) -> None:
    """Serve on a socket that listens already; ``ready`` is called when the vault is open and requests are taken."""
    from brimful.web.serve import make_server
    from brimful.wiring import data_home

    with closing(found):
        server = make_server(data_home(), config)
        ready()
        with suppress(KeyboardInterrupt):  # the usual way to end it
            server.run(sockets=[found])
