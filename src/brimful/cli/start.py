"""`brimful` by itself: the app on this computer only, opened in the browser."""

import os
import sys
import threading

from . import text
from .serve import LOOPBACK, answer, listen


def start_app(*, open_browser: bool, port: int) -> None:
    """Serve on 127.0.0.1 on ``port`` or the next free one until Ctrl-C, and open the first page."""
    from brimful.web.config import Config

    found = listen(LOOPBACK, port, others=True)
    port = found.getsockname()[1]
    address = f"http://{LOOPBACK}:{port}/"

    def ready() -> None:
        print(text.RUNNING.format(address=address), flush=True)
        if open_browser and _has_browser():
            threading.Thread(target=_show, args=(address,), daemon=True).start()

    answer(found, Config(host=LOOPBACK, port=port), ready)


def _show(address: str) -> None:
    import webbrowser  # here and not above: the server is up by now, and nobody waits for it

    webbrowser.open(address)


def _has_browser() -> bool:
    """Whether a window can open here; on a machine without a screen a text browser would take the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
