"""What all opened vaults of a process share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread

from brimful.crypto.keys import AccountKeys
from brimful.crypto.rand import Random, random_bytes

from .book import Book
from .clock import Clock
from .epochs import EpochMemory
from .port import Store, StoreError

REMEMBER_EVERY = 5.0
"""Seconds between writes of the remembered epoch, so that a save does not pay for it."""

type Spawn = Callable[[Callable[[], None]], object]


def in_thread(work: Callable[[], None]) -> None:
    Thread(target=work, name="brimful-book", daemon=True).start()


@dataclass(frozen=True)
class Room:
    store: Store
    clock: Clock
    epochs: EpochMemory
    spawn: Spawn = in_thread
    rng: Random = random_bytes
    _books: dict[bytes, Book] = field(default_factory=dict)
    _remembered: dict[bytes, tuple[float, int]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def book(self, owner: bytes) -> Book | None:
        return self._books.get(owner)

    def open_book(self, keys: AccountKeys) -> Book:
        """The account's book; begun in the background with its own copy of the keys when there is none."""
        with self._lock:
            book = self._books.get(keys.owner)
            if book is not None:
                return book
            book = self._books[keys.owner] = Book(keys.owner)
        mine = keys.copy()

        def work() -> None:
            try:
                book.fill(self.store, mine)
            except StoreError:
                self.close_book(
                    mine.owner
                )  # the next request tries again, and reads from the store until then
            finally:
                mine.close()

        self.spawn(work)
        return book

    def close_book(self, owner: bytes) -> None:
        with self._lock:
            book = self._books.pop(owner, None)
        if book is not None:
            book.close()

    def owners(self) -> list[bytes]:
        """Accounts whose records are in memory."""
        return list(self._books)

    def remember(self, owner: bytes, epoch: int, *, soon: bool = False) -> None:
        """Remember the epoch outside the database; ``soon``: a few seconds later will do."""
        now = self.clock.monotonic()
        last, _ = self._remembered.get(owner, (float("-inf"), 0))
        due = not soon or now - last >= REMEMBER_EVERY
        self._remembered[owner] = (now if due else last, epoch)
        if due:
            self.epochs.remember(owner, epoch)

    def remember_all(self) -> None:
        for owner, (_, epoch) in list(self._remembered.items()):
            self.epochs.remember(owner, epoch)
