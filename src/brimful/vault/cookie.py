"""Cookie values: the session's and the drop box's. Both are text a browser keeps, neither holds anything personal."""

import base64
import binascii
from typing import NamedTuple, Self

from .errors import DropRefused, SessionOver

_VERSION = "1."


class SessionCookie(NamedTuple):
    """``1.`` and base64url of session id (16), secret (32), last epoch seen (8, big-endian)."""

    session_id: bytes
    secret: bytes
    epoch: int

    def text(self) -> str:
        return _text(self.session_id + self.secret + self.epoch.to_bytes(8))

    @classmethod
    def parse(cls, cookie: str) -> Self:
        """Raises SessionOver."""
        raw = _raw(cookie, 56)
        if raw is None:
            raise SessionOver("unknown")
        return cls(raw[:16], raw[16:48], int.from_bytes(raw[48:]))


class DropKey(NamedTuple):
    """What a locked device holds: it can add notes for this account and read none.

    The public key itself is in it, so that a changed database row cannot redirect notes.
    """

    account: bytes  # 16 B
    capability: bytes  # 16 B
    public_key: bytes  # 32 B

    def cookie(self) -> str:
        return _text(self.account + self.capability + self.public_key)

    @classmethod
    def parse(cls, cookie: str) -> Self:
        """Raises DropRefused."""
        raw = _raw(cookie, 64)
        if raw is None:
            raise DropRefused
        return cls(raw[:16], raw[16:32], raw[32:])


def _text(raw: bytes) -> str:
    return _VERSION + base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _raw(cookie: str, size: int) -> bytes | None:
    if not cookie.startswith(_VERSION) or len(cookie) > 256:
        return None
    try:
        body = cookie[len(_VERSION) :]
        raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == size else None
