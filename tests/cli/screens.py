"""The program in a real (pseudo) terminal: keys in, screen text out."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]|\r")


class Screens:
    """One run in a terminal of 80 x 30. ``text`` is everything shown so far, without escape sequences."""

    def __init__(self, *arguments, env=None, code=None, width=80):
        self.raw = b""
        self.mark = 0
        program = ["-c", code] if code else ["-m", "brimful", *arguments]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            wanted = {"TERM": "xterm-256color", "PYTHONUNBUFFERED": "1", **(env or {})}
            # handed over whole: readline writes COLUMNS into the environment behind Python's back
            whole = {**os.environ, **wanted}
            whole.pop("COLUMNS", None)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, width, 0, 0))
            os.execve(sys.executable, [sys.executable, *program], whole)

    @property
    def text(self):
        return ESCAPES.sub("", self.raw.decode("utf-8", "replace"))

    def until(self, words, seconds=60):
        """Wait until ``words`` are shown after what was waited for before."""
        end = time.monotonic() + seconds
        while True:
            found = self.text.find(words, self.mark)
            if found >= 0:
                self.mark = found + len(words)
                return self
            assert time.monotonic() < end, f"no {words!r} in:\n{self.text[-3000:]}"
            assert self._read(0.2) or self.text.find(words, self.mark) >= 0, (
                f"over, no {words!r} in:\n{self.text[-3000:]}"
            )

    def keys(self, keys, pause=0.05):
        """Press keys one after the other, as a person would."""
        for key in keys:
            os.write(self.fd, key.encode())
            time.sleep(pause)
        return self

    def line(self, words):
        return self.keys(words + "\r", pause=0.01)

    def kill(self, sign=signal.SIGKILL):
        os.kill(self.pid, sign)

    def status(self, seconds=60):
        """The exit status; negative for a signal."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self._read(0.05):
                    pass
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"still running:\n{self.text[-3000:]}")

    def _read(self, seconds):
        """False once there is nothing more to come."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        return bool(data)
