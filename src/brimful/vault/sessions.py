"""Sessions: the cookie holds the secret, the database only the wrap (vault design, section 7).

Two clocks watch each session, and the stricter one wins: the wall clock in the row, which every process sees, and
the monotonic clock of this process since it first saw the session. A wall clock that goes back ends the session.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, TypedDict

from msgspec import Struct

from brimful.crypto.errors import Unopenable, WrongKey
from brimful.crypto.fields import pack
from brimful.crypto.hashing import digest
from brimful.crypto.wipe import wiped
from brimful.crypto.wrap import Wrapped, unwrap, wrap

from .cookie import SessionCookie
from .errors import Over, SessionOver
from .opened import Opened
from .port import HeadRow, SessionRow, Writing
from .room import Room

IDLE_CHOICES = (2, 5, 10, 30)
ABSOLUTE_SECONDS = 12 * 60 * 60
MOST = 10
TOUCH_SECONDS = 20
"""How coarse the time of last use in the row is: a write per request would cost more than the request."""
SLACK_SECONDS = 60
"""How far a wall clock may be set back (by its time server) without ending sessions."""


class SessionInfo(Struct, frozen=True):
    """One session for the owner's list. ``id`` is what ``end_session`` takes; it opens nothing."""

    id: str
    label: str
    started: datetime
    used: datetime
    locked: bool
    this: bool


@dataclass
class _Watch:
    """What this process knows of a session, in seconds of its monotonic clock."""

    since: float
    left: float  # from ``since`` to its absolute end
    used: float
    row_used: int


class Resumed(NamedTuple):
    row: SessionRow
    head: HeadRow
    root: bytearray  # the account key; the caller wipes it
    seen: int  # the epoch in the cookie


class Sessions:
    def __init__(self, room: Room, instance_key: bytes) -> None:
        self._room, self._instance_key = room, instance_key
        self._watches: dict[bytes, _Watch] = {}
        self._lock = Lock()

    def begin(self, tx: Writing, opened: Opened, idle_minutes: int, label: str) -> str:
        """A new session with a new id and secret; the oldest of more than ten ends. The cookie value."""
        idle = max((choice for choice in IDLE_CHOICES if choice <= idle_minutes), default=IDLE_CHOICES[0])
        now = self._now()
        made = SessionCookie(self._room.rng(16), self._room.rng(32), opened.epoch)
        minute = now // 60 * 60
        session_hash = _hash(made.session_id)
        sealed = opened.keys.labels().seal(label, session_hash)
        row = SessionRow(
            opened.account, session_hash, None, b"", minute, minute + ABSOLUTE_SECONDS, idle, now, now, sealed
        )
        secret = bytearray(made.secret)
        with wiped(secret):
            wrapped = wrap(opened.keys.root, secret, **self._binding(row), rng=self._room.rng)
        self._make_room(tx, opened.account, now)
        tx.put_session(row._replace(wrap=wrapped.nonce + wrapped.box, commitment=wrapped.commitment))
        self._watch(row)
        opened.session = session_hash
        return made.text()

    def resume(self, cookie: str) -> Resumed:
        """Raises SessionOver."""
        parsed, row, head = self._find(cookie)
        self._require_live(row)
        root = self._unwrap(row, parsed)
        self._touch(row)
        return Resumed(row, head, root, parsed.epoch)

    def resume_without_writing(self, cookie: str) -> Resumed | None:
        """The same where nothing has to be written, so that nobody waits for the disk; None where ``resume`` must
        do it: the session is over, or its last use has to be put down. Raises SessionOver for an unknown one."""
        parsed, row, head = self._find(cookie)
        if self._over(row) is not None or self._now() - row.used >= TOUCH_SECONDS:
            return None
        root = self._unwrap(row, parsed)
        self._touch(row)
        return Resumed(row, head, root, parsed.epoch)

    def lock(self, cookie: str) -> bytes | None:
        """Take the key out of the session; the account whose session it was."""
        parsed = SessionCookie.parse(cookie)
        with self._room.store.write() as tx:
            row = tx.session(_hash(parsed.session_id))
            if row is None or not self._holds(row, parsed):
                return None
            tx.put_session(_locked(row))
        self._forget(row.session_hash)
        return row.owner

    def end(self, tx: Writing, owner: bytes, *, keep: bytes | None = None, only: bytes | None = None) -> int:
        """End sessions of an account inside a transaction: all, all but ``keep``, or ``only`` one."""
        ended = 0
        for row in tx.sessions(owner):
            if row.session_hash == keep or (only is not None and row.session_hash != only):
                continue
            tx.delete_session(owner, row.session_hash)
            self._forget(row.session_hash)
            ended += row.wrap is not None
        return ended

    def infos(self, opened: Opened) -> list[SessionInfo]:
        with self._room.store.read() as tx:
            rows = tx.sessions(opened.account)
        labels = opened.keys.labels()
        found = []
        for row in rows:
            try:
                label = labels.open(row.label, row.session_hash)
            except Unopenable:
                label = ""
            found.append(
                SessionInfo(
                    id=row.session_hash.hex(),
                    label=label,
                    started=datetime.fromtimestamp(row.created, UTC),
                    used=datetime.fromtimestamp(row.used // 60 * 60, UTC),
                    locked=self._over(row) is not None,
                    this=row.session_hash == opened.session,
                )
            )
        return sorted(found, key=lambda info: info.started, reverse=True)

    def sweep(self, owner: bytes) -> bool:
        """Take the key out of idle sessions; whether any session of the account is still open."""
        with self._room.store.read() as tx:
            rows = tx.sessions(owner)
        over = [row for row in rows if row.wrap is not None and self._over(row)]
        for row in over:
            self._take_key(row)
        return any(row.wrap is not None for row in rows if row not in over)

    def proved(self, tx: Writing, opened: Opened) -> None:
        """After the passphrase was proved: the same session under a new id and secret (ASVS V7.2.4)."""
        row = tx.session(opened.session) if opened.session else None
        opened.proved = self._now()
        if row is None:
            return
        label = opened.keys.labels().open(row.label, row.session_hash)
        self.end(tx, opened.account, only=row.session_hash)
        opened.reissued = self.begin(tx, opened, row.idle_minutes, label)

    def _find(self, cookie: str) -> tuple[SessionCookie, SessionRow, HeadRow]:
        parsed = SessionCookie.parse(cookie)
        with self._room.store.read() as tx:
            row = tx.session(_hash(parsed.session_id))
            head = tx.head(row.owner) if row else None
        if row is None or head is None:
            raise SessionOver("unknown")
        return parsed, row, head

    def _unwrap(self, row: SessionRow, parsed: SessionCookie) -> bytearray:
        """The account key; without the cookie's secret the session counts as unknown."""
        wrapped = Wrapped((row.wrap or b"")[:12], (row.wrap or b"")[12:], row.commitment)
        try:
            with wiped(bytearray(parsed.secret)) as secret:
                return unwrap(wrapped, secret, **self._binding(row))
        except WrongKey:
            raise SessionOver("unknown") from None

    def _require_live(self, row: SessionRow) -> None:
        over = self._over(row)
        if over is None:
            return
        if row.wrap is not None:
            self._take_key(row)
        raise SessionOver(over)

    def _over(self, row: SessionRow) -> Over | None:
        now, tick = self._now(), self._room.clock.monotonic()
        watch = self._watch(row)
        if now >= row.expires or now < row.used - SLACK_SECONDS or tick - watch.since >= watch.left:
            return "expired"
        if row.wrap is None:
            return "locked"
        limit = row.idle_minutes * 60
        if tick - watch.used >= limit or now - row.used >= limit + TOUCH_SECONDS:
            return "idle"
        return None

    def _watch(self, row: SessionRow) -> _Watch:
        tick = self._room.clock.monotonic()
        with self._lock:
            watch = self._watches.get(row.session_hash)
            if watch is None:
                idle = max(0, self._now() - row.used)
                watch = _Watch(tick, row.expires - self._now(), tick - idle, row.used)
                self._watches[row.session_hash] = watch
            elif row.used != watch.row_used:  # another process served this session meanwhile
                watch.used, watch.row_used = tick, row.used
            return watch

    def _touch(self, row: SessionRow) -> None:
        now, watch = self._now(), self._watch(row)
        watch.used = self._room.clock.monotonic()
        if now - row.used < TOUCH_SECONDS:
            return
        with self._room.store.write() as tx:
            current = tx.session(row.session_hash)
            if current is None or current.wrap is None:
                raise SessionOver("locked")
            tx.put_session(current._replace(used=now))
        watch.row_used = now

    def _take_key(self, row: SessionRow) -> None:
        with self._room.store.write() as tx:
            if tx.session(row.session_hash) is not None:
                tx.put_session(_locked(row))

    def _make_room(self, tx: Writing, owner: bytes, now: int) -> None:
        rows = tx.sessions(owner)
        live = sorted(
            (row for row in rows if row.wrap is not None and now < row.expires), key=lambda r: r.used
        )
        keep = {row.session_hash for row in live[-(MOST - 1) :]}
        for row in rows:
            if row.session_hash not in keep and (row.wrap is not None or now >= row.expires):
                tx.delete_session(owner, row.session_hash)
                self._forget(row.session_hash)

    def _holds(self, row: SessionRow, parsed: SessionCookie) -> bool:
        """Whether the cookie's secret is this session's, so that an id alone cannot lock anyone out."""
        try:
            with wiped(self._unwrap(row, parsed)):
                return True
        except SessionOver:
            return False

    def _binding(self, row: SessionRow) -> "_Binding":
        info, ad = _place(row.owner, row.session_hash, row.created, row.expires, row.idle_minutes)
        return _Binding(salt=self._instance_key, info=info, ad=ad)

    def _forget(self, session_hash: bytes) -> None:
        with self._lock:
            self._watches.pop(session_hash, None)

    def _now(self) -> int:
        return int(self._room.clock.now().timestamp())


class _Binding(TypedDict):
    salt: bytes
    info: bytes
    ad: bytes


@lru_cache(maxsize=4 * MOST)
def _place(
    owner: bytes, session_hash: bytes, created: int, expires: int, idle_minutes: int
) -> tuple[bytes, bytes]:
    """What the key derivation and the seal of a session are bound to; the same at every request."""
    place = (owner, session_hash, created, expires, idle_minutes)
    return pack("brimful/session/1", owner, session_hash), pack("brimful/session/1", *place)


def _hash(session_id: bytes) -> bytes:
    return digest("brimful/session-id/1", session_id)


def _locked(row: SessionRow) -> SessionRow:
    """The row that says "locked": without its wrap the cookie's secret is worthless."""
    return row._replace(wrap=None, commitment=b"")
