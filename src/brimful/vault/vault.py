"""The vault of one process: creating, unlocking, sessions, the drop box. Everything else is ``Opened``."""

from contextlib import suppress

from brimful.core.errors import NotFound
from brimful.core.kinds.identity import Identity
from brimful.core.payload import Unreadable
from brimful.crypto.dropbox import new_identity
from brimful.crypto.errors import Mistyped
from brimful.crypto.kdf import HOME, KdfParams
from brimful.crypto.keys import AccountKeys
from brimful.crypto.ledger import HeadState
from brimful.crypto.rand import Random, random_bytes, random_key
from brimful.crypto.recovery import parse_code
from brimful.crypto.wipe import wiped

from . import drops
from .checking import Report, accept, report
from .clock import Clock
from .cookie import DropKey, SessionCookie
from .drops import Filing, Note
from .epochs import EpochMemory
from .errors import LoginTaken, MistypedCode, SessionOver
from .locks import Locks, drop_slots, of_kind, replace_slots
from .opened import Opened
from .port import AccountRow, HeadRow, Store, StoreDamaged, StoreFull, StoreReadOnly, Writing
from .record import Write
from .room import Room, Spawn, in_thread
from .rules import check_passphrase
from .sessions import Resumed, SessionInfo, Sessions
from .slots import RECOVERY
from .sweeper import Sweeper
from .writing import Batch


class Vault:
    """``instance_key``: 32 bytes from a file outside the database; without it no session opens.

    ``pepper``: the same for passphrase slots, hosted only, empty at home so that database and passphrase suffice.
    ``spawn`` runs background work; where there are no threads it may run it at once.
    """

    def __init__(
        self,
        store: Store,
        *,
        instance_key: bytes,
        kdf: KdfParams = HOME,
        clock: Clock,
        remembered: EpochMemory,
        pepper: bytes = b"",
        spawn: Spawn = in_thread,
        rng: Random = random_bytes,
    ) -> None:
        self.room = Room(store, clock, remembered, spawn, rng)
        self._store = store
        self._locks = Locks(self.room, instance_key, pepper, kdf)
        self._sessions = Sessions(self.room, instance_key)
        self._sweeper = Sweeper(self.sweep)

    def exists(self, login: str = "") -> bool:
        with self._store.read() as tx:
            return tx.account_by_login(self._locks.login_hash(login)) is not None

    def create(self, passphrase: str, *, login: str = "") -> Opened:
        """A new account. Raises PassphraseRefused, LoginTaken, StoreError."""
        check_passphrase(passphrase, [login])
        opened = self._opened(self.room.rng(16), random_key())
        try:
            self._create(opened, passphrase, login)
        except BaseException:
            opened.close()
            raise
        return self._remembering(opened)

    def unlock(self, passphrase: str, *, login: str = "", origin: str = "local") -> Opened:
        """Raises WrongPassphrase (also for an unknown login), Throttled, Busy, SlotRefused, StoreError."""
        opened = self._opened(*self._locks.open_with_passphrase(login, passphrase, origin))
        failed = self._locks.succeeded(login, origin)
        events = [opened.event("unlock")] + ([opened.event("failed", failed)] if failed else [])
        with suppress(StoreFull, StoreReadOnly, StoreDamaged):  # one may still read what is there
            opened.put_many(events)
        return self._remembering(opened)

    def recover(
        self, code: str, new_passphrase: str, *, login: str = "", origin: str = "local"
    ) -> tuple[Opened, str]:
        """Open with the sheet: passphrase and code become new, all sessions end. The new code is shown once.

        Raises MistypedCode (nothing was tried), PassphraseRefused, WrongCode, Throttled, StoreError.
        """
        try:
            secret = parse_code(code)
        except Mistyped:
            raise MistypedCode from None
        with wiped(secret):
            check_passphrase(new_passphrase, [login])
            opened = self._opened(*self._locks.open_with_code(login, secret, origin))
        self._locks.succeeded(login, origin)
        slot = self._locks.passphrase_slot(opened.account, opened.keys.root, new_passphrase)
        sheet, new_code = self._locks.recovery_slot(opened.account, opened.keys.root)

        def work(batch: Batch, tx: Writing) -> None:
            replace_slots(tx, slot, sheet)
            self._sessions.end(tx, opened.account)
            batch.put(opened.event("recovery"))

        opened.transact(work)
        return self._remembering(opened), new_code

    def change_passphrase(self, opened: Opened, old: str, new: str) -> None:
        """A new salt and today's parameters; every other session ends. Raises as ``unlock``, and PassphraseRefused."""
        check_passphrase(new)
        self._locks.prove(opened, old)
        slot = self._locks.passphrase_slot(opened.account, opened.keys.root, new)

        def work(batch: Batch, tx: Writing) -> None:
            replace_slots(tx, slot)
            self._sessions.end(tx, opened.account, keep=opened.session)
            self._sessions.proved(tx, opened)
            batch.put(opened.event("passphrase"))

        opened.transact(work)

    def new_recovery_code(self, opened: Opened) -> str:
        """A new sheet; the old one no longer opens. Raises ProveAgain."""
        opened.require_fresh()
        sheet, code = self._locks.recovery_slot(opened.account, opened.keys.root)

        def work(batch: Batch, tx: Writing) -> None:
            replace_slots(tx, sheet)
            batch.put(opened.event("recovery-code"))

        opened.transact(work)
        return code

    def drop_recovery_code(self, opened: Opened) -> None:
        """No sheet any more: some people are safer without paper. Raises ProveAgain."""
        opened.require_fresh()

        def work(batch: Batch, tx: Writing) -> None:
            drop_slots(tx, opened.account, RECOVERY)
            batch.put(opened.event("recovery-code-dropped"))

        opened.transact(work)

    def has_recovery_code(self, opened: Opened) -> bool:
        with self._store.read() as tx:
            return of_kind(tx.slots(opened.account), RECOVERY) is not None

    def reauthenticate(self, opened: Opened, passphrase: str) -> None:
        """Prove the passphrase again, good for five minutes. The session gets a new id and secret: ``fresh_cookie``."""
        self._locks.prove(opened, passphrase)

        def work(batch: Batch, tx: Writing) -> None:
            self._sessions.proved(tx, opened)
            batch.put(opened.event("proved"))

        opened.transact(work)

    def begin_session(self, opened: Opened, *, idle_minutes: int, label: str = "") -> str:
        """A new session; the cookie value. Opens the memory book in the background."""
        with self._store.write() as tx:
            cookie = self._sessions.begin(tx, opened, idle_minutes, label)
        self._keep_open(opened)
        return cookie

    def resume(self, cookie: str) -> Opened:
        """The vault as of this request; counts as use. Raises SessionOver."""
        try:
            return self._resumed(self._sessions.resume(cookie))
        except SessionOver as over:
            if over.reason != "unknown":
                self.sweep()
            raise

    def resume_at_hand(self, cookie: str) -> Opened | None:
        """The same where it takes no longer than a look at the store: the records are in memory, nothing has to be
        written. None where ``resume`` has to be asked, from a place where it may wait."""
        try:
            found = self._sessions.resume_without_writing(cookie)
        except SessionOver:
            return None
        opened = self._resumed(found) if found else None
        if opened is not None and opened.shelf_at_hand is None:
            opened.close()
            return None
        return opened

    def fresh_cookie(self, cookie: str, opened: Opened) -> str:
        """The cookie to set after the request: this session's, with the newest epoch."""
        parsed = SessionCookie.parse(opened.reissued or cookie)
        return parsed._replace(epoch=max(parsed.epoch, opened.epoch)).text()

    def lock(self, cookie: str) -> None:
        """End this session at once; the last one of the account takes its records out of memory. Never refuses."""
        try:
            owner = self._sessions.lock(cookie)
        except SessionOver:
            return
        if owner is not None and not self._sessions.sweep(owner):
            self._leave(owner)

    def end_sessions(self, opened: Opened, *, keep: str | None = None) -> int:
        """End all sessions but that of the cookie ``keep``; how many were open. Raises ProveAgain."""
        opened.require_fresh()
        kept = opened.session if keep else None

        def work(batch: Batch, tx: Writing) -> int:
            ended = self._sessions.end(tx, opened.account, keep=kept)
            if ended:
                batch.put(opened.event("session-ended", ended))
            return ended

        return opened.transact(work)

    def sessions(self, opened: Opened) -> list[SessionInfo]:
        """Newest first."""
        return self._sessions.infos(opened)

    def end_session(self, opened: Opened, session_id: str) -> None:
        """Raises ProveAgain, NotFound."""
        opened.require_fresh()
        try:
            only = bytes.fromhex(session_id)
        except ValueError:
            raise NotFound from None

        def work(batch: Batch, tx: Writing) -> None:
            if self._sessions.end(tx, opened.account, only=only):
                batch.put(opened.event("session-ended"))

        opened.transact(work)

    def drop_key(self, opened: Opened) -> DropKey:
        """What a device keeps to write while locked."""
        identity = opened.one(Identity)
        if identity is None:
            raise Unreadable
        return DropKey(opened.account, opened.keys.capability(), identity.data.public)

    def seal_note(self, key: DropKey, note: Note) -> bytes:
        """Raises NoteTooLong."""
        return drops.seal(key, note)

    def drop(self, key: DropKey, sealed: bytes) -> None:
        """Raises DropRefused, DropFull, NoteTooLong, StoreError."""
        drops.drop(self._store, key, sealed, self.room.clock.now(), self.room.rng)

    def file_drops(self, opened: Opened, filing: Filing) -> list[Note]:
        """Let ``filing`` save each waiting note and empty the box, in one transaction; what was filed."""
        return drops.file_all(opened, filing)

    def check(self, opened: Opened) -> Report:
        """Open every box and recompute the ledger."""
        return report(opened)

    def accept_as_it_is(self, opened: Opened) -> None:
        """After a restore, or a ledger that does not fit: take the rows as they are. Raises ProveAgain."""
        opened.require_fresh()
        accept(opened)
        self._leave(opened.account)

    def sweep(self) -> None:
        """Lock what has been idle too long and take its records out of memory; a thread calls it now and then."""
        for owner in self.room.owners():
            if not self._sessions.sweep(owner):
                self._leave(owner)

    def close(self) -> None:
        self._sweeper.stop()
        for owner in self.room.owners():
            self.room.close_book(owner)
        self.room.remember_all()
        self._store.close()

    def _create(self, opened: Opened, passphrase: str, login: str) -> None:
        owner, keys, now = opened.account, opened.keys, self.room.clock.now()
        slot = self._locks.passphrase_slot(owner, keys.root, passphrase)
        login_hash = self._locks.login_hash(login)
        private, public = new_identity()
        with self._store.write() as tx:
            if tx.account_by_login(login_hash) is not None:
                raise LoginTaken
            tx.put_account(
                AccountRow(owner, login_hash, slot.created_day, drops.capability_hash(keys.capability()))
            )
            tx.put_slot(slot)
            tx.put_head(HeadRow(owner, 0, keys.head.seal(HeadState(), 0)))
            batch = Batch(tx, keys, None, now)
            batch.put(Write(data=Identity(private=private, public=public)))
            batch.put(opened.event("created"))
            batch.commit()
        opened.epoch = batch.epoch

    def _opened(self, owner: bytes, root: bytearray) -> Opened:
        with self._store.read() as tx:
            head = tx.head(owner)
        return Opened(
            self.room,
            AccountKeys(owner, root, rng=self.room.rng),
            head.epoch if head else 0,
            proved=self.room.clock.now().timestamp(),
            remembered=self.room.epochs.last(owner),
        )

    def _resumed(self, found: Resumed) -> Opened:
        owner = found.row.owner
        opened = Opened(
            self.room,
            AccountKeys(owner, found.root, rng=self.room.rng),
            found.head.epoch,
            proved=found.row.proved,
            session=found.row.session_hash,
            remembered=max(found.seen, self.room.epochs.last(owner)),
        )
        self._keep_open(opened)
        return opened

    def _remembering(self, opened: Opened) -> Opened:
        self.room.remember(opened.account, opened.epoch)
        return opened

    def _keep_open(self, opened: Opened) -> None:
        self.room.open_book(opened.keys)
        if self.room.spawn is in_thread:
            self._sweeper.start()

    def _leave(self, owner: bytes) -> None:
        self.room.close_book(owner)
        self.room.remember_all()
