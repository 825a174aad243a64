"""The vectors in tests/vectors, run twice: by Brimful, and by a second reading of the format written out here.

Another implementation can run the same files; the ``about`` of each says all it needs.
"""

import hashlib
import hmac
import json
import unicodedata
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from brimful.crypto.dropbox import open_note, seal_note
from brimful.crypto.envelope import Sealer, padded_size
from brimful.crypto.errors import Unopenable
from brimful.crypto.kdf import KdfParams, stretch
from brimful.crypto.keys import AccountKeys, derive
from brimful.crypto.ledger import HeadState
from brimful.crypto.recovery import format_code, parse_code
from brimful.vault.port import SlotRow
from brimful.vault.rules import as_bytes
from brimful.vault.slots import open_slot

FOLDER = Path(__file__).parents[1] / "vectors"


def cases(name: str) -> list[dict]:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["cases"]


def raw(case: dict, *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


def joined(*fields: bytes | str | int) -> bytes:
    out = b""
    for field in fields:
        if isinstance(field, int):
            field = field.to_bytes(8, "big")
        elif isinstance(field, str):
            field = field.encode("utf-8")
        out += len(field).to_bytes(4, "big") + field
    return out


def expand(secret: bytes, salt: bytes, info: bytes, size: int = 32) -> bytes:
    return HKDF(hashes.SHA256(), size, salt or None, info).derive(secret)


@pytest.mark.parametrize("case", cases("keys"), ids=lambda c: f"{c['label']}-{c['key_epoch']}")
def test_keys(case):
    root, owner, key = raw(case, "root", "owner", "key")
    assert derive(bytearray(root), case["label"], owner, case["key_epoch"]) == key
    assert expand(root, b"", joined("brimful/key/1", case["label"], owner, case["key_epoch"])) == key


@pytest.mark.parametrize("case", cases("kind_tags"), ids=lambda c: c["kind"])
def test_kind_tags(case):
    root, owner, tag = raw(case, "root", "owner", "tag")
    with AccountKeys(owner, bytearray(root), case["key_epoch"]) as keys:
        assert keys.tag(case["kind"]) == tag
    key = expand(root, b"", joined("brimful/key/1", "kind-tag", owner, case["key_epoch"]))
    assert hmac.digest(key, case["kind"].encode(), "sha256")[:8] == tag


@pytest.mark.parametrize("case", cases("records"), ids=lambda c: c["id"])
def test_records(case):
    key, owner, tag, rid, nonce, box = raw(case, "key", "owner", "kind_tag", "id", "nonce", "box")
    sealer = Sealer(bytearray(key), owner, lambda size: nonce)
    place = (rid, tag, case["version"], case["key_epoch"])
    payload = case["payload"].encode()
    assert sealer.seal(*place, payload) == box
    assert sealer.open((*place, 0, box)) == payload.ljust(padded_size(len(payload)))
    ad = joined("brimful/record/1", owner, tag, rid, case["version"], case["key_epoch"], b"\x01")
    assert box[:1] == b"\x01"
    assert AESGCM(key).decrypt(box[1:13], box[13:], ad).rstrip(b" ") == payload


@pytest.mark.parametrize("case", cases("padding"), ids=lambda c: str(c["size"]))
def test_padding(case):
    assert padded_size(case["size"]) == case["padded"]


def test_ledger():
    (case,) = cases("ledger")
    root, owner, nonce, box = raw(case, "root", "owner", "nonce", "box")
    rows = [
        (*raw(row, "id", "kind_tag"), row["version"], row["key_epoch"], 0, bytes.fromhex(row["box"]))
        for row in cases("records")
    ]
    state = HeadState(int(case["total"], 16), case["size"], case["counter"], case["least_format"])
    with AccountKeys(owner, bytearray(root), case["key_epoch"], lambda size: nonce) as keys:
        assert [f"{keys.ledger.term(row):064x}" for row in rows] == case["terms"]
        assert keys.ledger.total(rows) == state.total
        assert keys.head.seal(state, case["epoch"]) == box
        assert keys.head.open(box, case["epoch"]) == state
        with pytest.raises(Unopenable):
            keys.head.open(box, case["epoch"] + 1)
    key = expand(root, b"", joined("brimful/key/1", "ledger", owner, case["key_epoch"]))
    terms = [
        hmac.digest(
            key,
            joined("brimful/ledger/1", owner) + row[1] + row[0] + row[2].to_bytes(8, "big") + row[5][-16:],
            "sha256",
        )
        for row in rows
    ]
    assert [term.hex() for term in terms] == case["terms"]
    assert sum(int.from_bytes(term, "big") for term in terms) % 2**256 == state.total


@pytest.mark.parametrize("case", cases("slots"), ids=lambda c: c["name"])
def test_slots(case):
    row = SlotRow(
        *raw(case, "owner", "slot"),
        case["kind"],
        *raw(case, "params", "pepper_id", "salt"),
        case["key_epoch"],
        *raw(case, "nonce", "wrapped", "commitment"),
        0,
        b"",
    )
    pepper, account_key = raw(case, "pepper", "account_key")
    if case["kind"] == "recovery":
        secret = parse_code(case["typed"])
    else:
        secret = stretch(as_bytes(case["typed"]), row.salt, KdfParams.decode(row.params))
        typed = unicodedata.normalize("NFC", case["typed"]).encode()
        memory, passes, lanes = int.from_bytes(row.params[1:5], "big"), row.params[5], row.params[6]
        assert secret == hash_secret_raw(typed, row.salt, passes, memory, lanes, 32, Type.ID)
    assert open_slot(row, secret, pepper) == account_key
    pair = expand(bytes(secret), pepper, joined(f"brimful/slot/{row.kind}/1", row.owner, row.slot), 64)
    assert pair[32:] == row.commitment
    ad = joined("brimful/slot/1", row.owner, row.slot, row.kind, row.params, row.pepper_id, row.key_epoch)
    assert AESGCM(pair[:32]).decrypt(row.nonce, row.wrapped, ad) == account_key
    if pepper:
        assert row.pepper_id == hashlib.sha256(joined("brimful/pepper-id/1", pepper)).digest()[:8]


@pytest.mark.parametrize("case", cases("recovery_codes"), ids=lambda c: c["code"])
def test_recovery_codes(case):
    secret = bytes.fromhex(case["secret"])
    assert format_code(secret) == case["code"]
    for typed in [case["code"], *case["also"]]:
        assert parse_code(typed) == secret


def test_drop_box():
    (case,) = cases("drop_box")
    account, private, public, sealed = raw(case, "account", "private", "public", "sealed")
    assert open_note(sealed, private, account).rstrip(b" ").decode() == case["note"]
    with pytest.raises(Unopenable):
        open_note(sealed, private, bytes(16))
    again = seal_note(case["note"].encode(), public, account)
    assert again != sealed
    assert open_note(again, private, account) == open_note(sealed, private, account)
