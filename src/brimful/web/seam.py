"""The one seam between async handlers and the synchronous core.

Natively the core runs in a worker thread, so that a page being made does not stop the others. Inside a browser
there are no threads and the core runs inline.
"""

import sys
from collections.abc import Callable

INLINE = sys.platform == "emscripten"


async def call[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run ``work`` where blocking hurts nobody, and hand back what it returns or raises."""
    if INLINE:
        return work(*args, **kwargs)
    from functools import partial

    from anyio import to_thread

    return await to_thread.run_sync(partial(work, *args, **kwargs))
