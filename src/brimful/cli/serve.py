"""Running the web application in this process (one of two places where the terminal reaches for the web)."""

import socket

from brimful.core.errors import BrimfulError

from . import text

LOOPBACK = "127.0.0.1"
PORT = 4460


class PortTaken(BrimfulError):
    """Something listens already where this was asked to."""

    code = "port-taken"
    sentence = text.PORT_TAKEN


def serve(
    host: str, port: int, *, names: frozenset[str] = frozenset(), https: bool = False, root_path: str = ""
) -> None:
    """Answer requests on exactly this port until Ctrl-C.

    ``names``: further host names to answer to; ``https``: a proxy in front speaks it; ``root_path``: the path
    that the proxy has put the app under. Raises PortTaken, SharedAddress, and what opening the vault raises.
    """
    from brimful.web.config import Config
    from brimful.web.serve import run
    from brimful.wiring import data_home

    _require_free(host, port)
    config = Config(host=host, port=port, hosts=names, https=https, root_path=root_path)
    run(data_home(), config, lambda address: print(text.SERVING.format(address=address), flush=True))


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        raise PortTaken(port=port) from None
