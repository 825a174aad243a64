"""Running the web application in this process (one of two places where the terminal reaches for the web)."""

import socket
from contextlib import closing

from brimful.core.errors import BrimfulError

from . import text

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
            return socket.create_server((host, candidate), backlog=128)
        except OSError as taken:
            failure = taken
    raise PortTaken(port=port) from failure


def serve(found: socket.socket, host: str, *, proxy_https: bool = False, root_path: str = "") -> None:
    """Answer requests on the socket until Ctrl-C. Access is not logged: addresses say what one is doing."""
    import uvicorn

    from brimful.practices.library import load
    from brimful.web.app import create_app
    from brimful.web.config import Config
    from brimful.wiring import data_home, open_vault

    vault = open_vault(data_home())
    config = Config(host=host, port=found.getsockname()[1])
    app = create_app(vault, load, config)
    server = uvicorn.Server(
        uvicorn.Config(app, access_log=False, log_level="warning", server_header=False, date_header=True)
    )
    with closing(found):
        server.run(sockets=[found])
