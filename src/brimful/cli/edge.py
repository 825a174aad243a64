"""The outermost edge: whatever happens inside, the person gets one sentence and an honest exit status."""

import errno
import os
import sys
from typing import Any, NoReturn, cast

from brimful.core.errors import BrimfulError

from . import text
from .wishes import Wish

LEFT, REFUSED, WRONG_USAGE = 0, 1, 2
BROKEN_OFF = 130  # what typer makes of Ctrl-C
# the usual ones do not wait for all other commands and their options to load
PLAIN_STARTS: tuple[list[str], ...] = ([], ["--no-open"])


def run() -> NoReturn:
    """Run the program on ``sys.argv`` and exit."""
    sys.exit(status_of(sys.argv[1:]))


def status_of(arguments: list[str]) -> int:
    """Run the program and say how it went: 0, 1 or 2. Leaving a conversation is no failure, breaking off a check is."""
    try:
        if arguments in PLAIN_STARTS:
            return _plain_start(open_browser=not arguments)
        return _command(arguments)
    except Wish:
        return LEFT
    except KeyboardInterrupt:
        return REFUSED
    except BrimfulError as refusal:
        return _refuse(refusal.say())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as failure:
        return _refuse(text.DISK_FULL if failure.errno == errno.ENOSPC else text.SYSTEM_REFUSES)
    except Exception:
        if os.environ.get("BRIMFUL_DEBUG"):
            raise
        return _refuse(text.SOMETHING_BROKE)


def _plain_start(*, open_browser: bool) -> int:
    """What ``program.start`` does with these arguments."""
    from .serve import PORT
    from .start import start_app

    start_app(open_browser=open_browser, port=PORT)
    return 0


def _command(arguments: list[str]) -> int:
    import typer

    from .program import build

    try:
        done = build()(arguments, prog_name="brimful", standalone_mode=False)
    except typer.Abort:
        return REFUSED
    except typer.TyperException as wrong:  # the command line, with typer's own way of saying what is wrong
        cast("Any", wrong).show()
        return WRONG_USAGE
    if done == BROKEN_OFF:
        return REFUSED
    return done if isinstance(done, int) else 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
