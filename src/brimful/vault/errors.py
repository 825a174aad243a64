"""What the vault refuses, each with its sentence. None carries anything a person typed, but ``Conflict.theirs``."""

from typing import TYPE_CHECKING, Any, Literal

from brimful.core.errors import BadInput, BrimfulError

from . import text

if TYPE_CHECKING:
    from .record import Record


class WrongPassphrase(BrimfulError):
    """Wrong passphrase or unknown login: the same error, so that a login cannot be probed."""

    code = "wrong-passphrase"
    sentence = text.WRONG_PASSPHRASE


class WrongCode(BrimfulError):
    code = "wrong-code"
    sentence = text.WRONG_CODE


class MistypedCode(BadInput):
    """The check character does not fit; nothing was derived and no try was counted."""

    code = "mistyped-code"
    sentence = text.MISTYPED_CODE


class Throttled(BrimfulError):
    """``wait``: whole seconds until the next try."""

    code = "throttled"
    sentence = text.THROTTLED

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(wait=wait)


class Busy(BrimfulError):
    """Too many derivations are queued. ``wait``: seconds to name in Retry-After."""

    code = "busy"
    sentence = text.BUSY

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(wait=wait)


class SlotRefused(BrimfulError):
    """A slot with parameters under the floor or over the ceiling; nothing was derived."""

    code = "slot-refused"
    sentence = text.SLOT_REFUSED


class LoginTaken(BrimfulError):
    code = "login-taken"
    sentence = text.LOGIN_TAKEN


class PassphraseRefused(BadInput):
    """A passphrase that is too short, too long, too common or built from a known name; the sentence says which."""

    code = "passphrase-refused"


type Over = Literal["locked", "idle", "expired", "unknown"]


class SessionOver(BrimfulError):
    """``reason``: locked (by the button), idle, expired, or unknown (never was, or its cookie is not ours)."""

    code = "session-over"
    sentence = text.SESSION_OVER

    def __init__(self, reason: Over) -> None:
        self.reason = reason
        super().__init__()


class ProveAgain(BrimfulError):
    """The last proof of the passphrase is more than five minutes old."""

    code = "prove-again"
    sentence = text.PROVE_AGAIN


class Conflict(BrimfulError):
    """The record moved on since it was read. ``theirs`` is how it stands now; nothing was written."""

    code = "conflict"
    sentence = text.CONFLICT

    def __init__(self, theirs: "Record[Any]") -> None:
        self.theirs = theirs
        super().__init__()


class NewerRecord(BrimfulError):
    code = "newer-record"
    sentence = text.NEWER_RECORD


class LedgerMismatch(BrimfulError):
    """The rows are not those the ledger knows: one was put back, taken out, or came from elsewhere."""

    code = "ledger-mismatch"
    sentence = text.LEDGER_MISMATCH

    def __init__(self, expected: int, found: int) -> None:
        self.expected, self.found = expected, found
        super().__init__(expected=expected, found=found)


class OlderThanRemembered(BrimfulError):
    """The whole vault went back in time. ``epoch`` is what it has, ``remembered`` what it had."""

    code = "older-than-remembered"
    sentence = text.OLDER

    def __init__(self, epoch: int, remembered: int) -> None:
        self.epoch, self.remembered = epoch, remembered
        super().__init__()


class UnreadableRecords(BrimfulError):
    """``count`` boxes did not open at their place."""

    code = "unreadable-records"
    sentence = text.UNREADABLE_RECORDS

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(count=count)


class UnsoundStore(BrimfulError):
    """The database's own check found damage; each record is still checked by its seal."""

    code = "unsound-store"
    sentence = text.STORE_UNSOUND


class DropRefused(BrimfulError):
    """A capability that is not the account's, or a drop cookie that is none."""

    code = "drop-refused"
    sentence = text.DROP_REFUSED


class DropFull(BrimfulError):
    code = "drop-full"
    sentence = text.DROP_FULL


class NoteTooLong(BadInput):
    code = "note-too-long"
    sentence = text.NOTE_TOO_LONG
