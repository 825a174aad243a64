"""Slots: the ways to unwrap the account key (vault design, section 4)."""

from datetime import datetime

from brimful.crypto.errors import KdfRefused, WrongKey
from brimful.crypto.fields import pack
from brimful.crypto.hashing import digest
from brimful.crypto.kdf import KdfParams, stretch
from brimful.crypto.rand import Random
from brimful.crypto.wipe import wiped
from brimful.crypto.wrap import Wrapped, unwrap, wrap

from .errors import SlotRefused
from .port import SlotRow

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
RECOVERY = "recovery"

KEY_EPOCH = 1
"""Number of the account key; a later one replaces it when someone knows the passphrase."""


def passphrase_slot(
    owner: bytes,
    root: bytearray,
    passphrase: bytearray,
    params: KdfParams,
    pepper: bytes,
    now: datetime,
    rng: Random,
) -> SlotRow:
    """A new slot with a fresh salt. ``pepper``: the instance's key file when hosted, else empty."""
    salt = rng(16)
    with wiped(stretch(passphrase, salt, params)) as secret:
        row = _bare(owner, PASSPHRASE, params.encode(), _pepper_id(pepper), salt, now, rng)
        return _wrapped(row, root, secret, pepper, rng)


def recovery_slot(owner: bytes, root: bytearray, secret: bytearray, now: datetime, rng: Random) -> SlotRow:
    """``secret``: the 20 bytes of the code. Never peppered: losing the instance must not lose data."""
    return _wrapped(_bare(owner, RECOVERY, b"", b"", b"", now, rng), root, secret, b"", rng)


def check_slot(row: SlotRow) -> KdfParams:
    """The parameters of a passphrase slot. Raises SlotRefused before anything is derived."""
    try:
        return KdfParams.decode(row.params)
    except KdfRefused:
        raise SlotRefused from None


def open_slot(row: SlotRow, secret: bytearray, pepper: bytes = b"") -> bytearray:
    """The account key, in a buffer the caller wipes. Raises WrongKey.

    ``secret`` is the stretched passphrase or the 20 bytes of the recovery code.
    """
    if row.pepper_id != (_pepper_id(pepper) if row.kind == PASSPHRASE else b""):
        raise WrongKey
    wrapped = Wrapped(row.nonce, row.wrapped, row.commitment)
    return unwrap(wrapped, secret, salt=_salt(row, pepper), info=_info(row), ad=_ad(row))


def _bare(
    owner: bytes, kind: str, params: bytes, pepper_id: bytes, salt: bytes, now: datetime, rng: Random
) -> SlotRow:
    day = int(now.timestamp() // 86400)
    return SlotRow(owner, rng(16), kind, params, pepper_id, salt, KEY_EPOCH, b"", b"", b"", day, b"")


def _wrapped(row: SlotRow, root: bytearray, secret: bytearray, pepper: bytes, rng: Random) -> SlotRow:
    made = wrap(root, secret, salt=_salt(row, pepper), info=_info(row), ad=_ad(row), rng=rng)
    return row._replace(nonce=made.nonce, wrapped=made.box, commitment=made.commitment)


def _salt(row: SlotRow, pepper: bytes) -> bytes:
    return pepper if row.kind == PASSPHRASE else b""


def _info(row: SlotRow) -> bytes:
    return pack(f"brimful/slot/{row.kind}/1", row.owner, row.slot)


def _ad(row: SlotRow) -> bytes:
    return pack("brimful/slot/1", row.owner, row.slot, row.kind, row.params, row.pepper_id, row.key_epoch)


def _pepper_id(pepper: bytes) -> bytes:
    return digest("brimful/pepper-id/1", pepper)[:8] if pepper else b""
