"""Keeping the memory of this process to itself: no core dumps, no other process of the user reading it."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def harden() -> bool:
    """Switch core dumps off, and on Linux tracing by other programs of the same user. Whether all of it worked."""
    done = _no_core_files()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 and done
    return done


def _no_core_files() -> bool:
    try:
        import resource
    except ImportError:  # Windows has neither the module nor core files
        return sys.platform == "win32"
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True
