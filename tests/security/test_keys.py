"""KEY1-KEY6, KEY9, KEY10, KEY12: keys and unlocking (vault design, section 17)."""

# ruff: noqa: N802 - the names carry the ids of the cases

import random
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from brimful.core.kinds.security_event import SecurityEvent
from brimful.crypto import kdf, recovery
from brimful.crypto.fields import pack
from brimful.crypto.kdf import KdfParams, stretch
from brimful.vault import locks
from brimful.vault.errors import (
    MistypedCode,
    PassphraseRefused,
    ProveAgain,
    SessionOver,
    SlotRefused,
    Throttled,
    WrongCode,
    WrongPassphrase,
)
from vault.home import CHEAP, OTHER, PASSPHRASE, Home, texts

TABLES = ("account", "slot", "head", "record", "session", "drop_note", "meta")


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.vault.close()


@pytest.fixture
def derivations(monkeypatch):
    """The parameters of every Argon2 run."""
    seen = []

    def counted(passphrase, salt, params):
        seen.append(params)
        return stretch(passphrase, salt, params)

    monkeypatch.setattr(locks, "stretch", counted)
    return seen


def content(home: Home) -> dict:
    return {table: home.sql(f"SELECT * FROM {table}") for table in TABLES}


def test_KEY1_a_wrong_passphrase_and_an_unknown_login_cannot_be_told_apart(home, derivations):
    home.vault.create(PASSPHRASE, login="ana").close()
    before = content(home)
    refused = []
    for login in ("ana", "nobody"):
        with pytest.raises(WrongPassphrase) as caught:
            home.vault.unlock(OTHER, login=login, origin="198.51.100.7")
        refused.append((type(caught.value), caught.value.say(), caught.value.code))
    assert refused[0] == refused[1]
    assert derivations == [CHEAP, CHEAP]  # the same work: as many runs, with the same parameters
    assert content(home) == before
    assert len(home.sql("SELECT * FROM throttle")) == 3  # two logins, one network


def test_KEY1_guessing_slows_down_and_never_locks_out(home):
    home.vault.create(PASSPHRASE).close()
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassphrase):
            home.vault.unlock(OTHER)
        try:
            home.vault.unlock(OTHER)
        except WrongPassphrase:
            waits.append(0)
        except Throttled as throttled:
            waits.append(throttled.wait)
            home.clock.go(seconds=throttled.wait)
    assert waits[-1] == 60
    assert sorted(waits) == waits
    with home.vault.unlock(PASSPHRASE) as opened:
        (failed,) = [event.data for event in opened.all(SecurityEvent) if event.data.what == "failed"]
        assert failed.count >= 12
    home.vault.unlock(PASSPHRASE).close()  # success gives the free tries back


def test_KEY1_a_refused_try_does_not_lengthen_the_wait_and_a_jump_of_the_clock_does_not_lock_out(home):
    home.vault.create(PASSPHRASE).close()
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            home.vault.unlock(OTHER)
    for _ in range(20):
        with pytest.raises(Throttled) as throttled:
            home.vault.unlock(OTHER)
        assert throttled.value.wait == 1
    home.clock.jump(days=-5 * 365)
    home.vault.unlock(PASSPHRASE).close()


def test_KEY1_logins_and_networks_wait_apart(home):
    home.vault.create(PASSPHRASE, login="ana").close()
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            home.vault.unlock(OTHER, login="ben", origin="203.0.113.9")
    with pytest.raises(Throttled):
        home.vault.unlock(PASSPHRASE, login="ana", origin="203.0.113.77")  # the same /24
    home.vault.unlock(PASSPHRASE, login="ana", origin="2001:db8::1").close()


@pytest.mark.parametrize(
    "planted", [KdfParams(8 * 1024, 3), KdfParams(64 * 1024 * 1024, 3), KdfParams(65536, 200)]
)
def test_KEY2_planted_parameters_are_refused_before_deriving(home, derivations, planted):
    home.vault.create(PASSPHRASE).close()
    home.sql("UPDATE slot SET params = ?", planted.encode())
    with pytest.raises(SlotRefused):
        home.vault.unlock(PASSPHRASE)
    assert derivations == []


def test_KEY3_exchanged_slots_open_neither_account(home):
    for login, passphrase in (("ana", PASSPHRASE), ("ben", OTHER)):
        home.vault.create(passphrase, login=login).close()
    (ana, one), (ben, other) = home.sql("SELECT owner, slot FROM slot")
    home.sql("PRAGMA foreign_keys = OFF")
    home.sql("UPDATE slot SET owner = ? WHERE slot = ?", ben, one)
    home.sql("UPDATE slot SET owner = ? WHERE slot = ?", ana, other)
    for login in ("ana", "ben"):
        for passphrase in (PASSPHRASE, OTHER):
            with pytest.raises(WrongPassphrase):
                home.vault.unlock(passphrase, login=login)


def test_KEY4_a_ciphertext_for_two_keys_fails_the_commitment(home):
    """A GCM ciphertext that decrypts under two keys exists (Len, Grubbs, Ristenpart); the commitment names one."""
    home.vault.create(PASSPHRASE).close()
    names = "owner, slot, kind, params, pepper_id, salt, key_epoch"
    (row,) = home.sql(f"SELECT {names} FROM slot")
    owner, slot, kind, params, _, salt, _ = row
    ad = pack("brimful/slot/1", *row[:5], row[6])
    keks, commitments = [], []
    for passphrase in (PASSPHRASE, OTHER):
        secret = bytes(stretch(bytearray(passphrase.encode()), salt, KdfParams.decode(params)))
        pair = HKDF(hashes.SHA256(), 64, None, pack(f"brimful/slot/{kind}/1", owner, slot)).derive(secret)
        keks.append(pair[:32])
        commitments.append(pair[32:])
    nonce = b"n" * 12
    both = two_key_ciphertext(keks, nonce, ad)
    for kek in keks:
        assert len(AESGCM(kek).decrypt(nonce, both, ad)) == 32  # without a commitment both would be accepted
    for forged in (commitments[0][:16] + commitments[1][16:], bytes(32)):
        home.sql("UPDATE slot SET nonce = ?, wrapped = ?, commitment = ?", nonce, both, forged)
        for passphrase in (PASSPHRASE, OTHER):
            with pytest.raises(WrongPassphrase):
                home.vault.unlock(passphrase)


def two_key_ciphertext(keys: list[bytes], nonce: bytes, ad: bytes) -> bytes:
    """Two blocks and a tag that verify under both keys: over GF(2^128) the tags agree for one choice of block two."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    def block(key: bytes, data: bytes) -> int:
        encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return int.from_bytes(encryptor.update(data))

    def mul(x: int, y: int) -> int:
        z = 0
        for bit in range(127, -1, -1):
            if x >> bit & 1:
                z ^= y
            y = y >> 1 ^ (0xE1 << 120 if y & 1 else 0)
        return z

    def power(x: int, n: int) -> int:
        z = 1 << 127
        for _ in range(n):
            z = mul(z, x)
        return z

    def inverse(x: int) -> int:
        z, base, n = 1 << 127, x, 2**128 - 2
        while n:
            if n & 1:
                z = mul(z, base)
            base, n = mul(base, base), n >> 1
        return z

    padded = ad + bytes(-len(ad) % 16)
    blocks = [int.from_bytes(padded[at : at + 16]) for at in range(0, len(padded), 16)]
    lengths = (len(ad) * 8) << 64 | 32 * 8
    sums, hashes_ = [], []
    for key in keys:
        h = block(key, bytes(16))
        known = block(key, nonce + b"\0\0\0\1")
        for place, value in enumerate(blocks):
            known ^= mul(value, power(h, len(blocks) - place + 3))
        known ^= mul(lengths, h)
        sums.append(known)
        hashes_.append(h)
    # tag = known + c1 h^3 + c2 h^2 for both keys; take c1 free and c2 from the difference
    one, two = hashes_
    c1 = int.from_bytes(b"another 16 bytes")
    rest = sums[0] ^ sums[1] ^ mul(c1, power(one, 3) ^ power(two, 3))
    c2 = mul(rest, inverse(power(one, 2) ^ power(two, 2)))
    tag = sums[0] ^ mul(c1, power(one, 3)) ^ mul(c2, power(one, 2))
    return b"".join(part.to_bytes(16) for part in (c1, c2, tag))


CHANGE = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from vault.home import OTHER, PASSPHRASE, Home
home = Home(Path(sys.argv[1]))
opened = home.vault.unlock(sys.argv[2])
print("ready", flush=True)
home.vault.change_passphrase(opened, sys.argv[2], sys.argv[3])
print("done", flush=True)
"""


@pytest.mark.crash
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_KEY5_a_killed_change_leaves_exactly_one_passphrase(tmp_path):
    home = Home(tmp_path)
    home.vault.create(PASSPHRASE).close()
    script = CHANGE.format(tests=str(Path(__file__).parents[1]))
    current, dice = PASSPHRASE, random.Random(5)
    for _ in range(20):
        other = OTHER if current == PASSPHRASE else PASSPHRASE
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), current, other], stdout=subprocess.PIPE
        )
        assert child.stdout.readline() == b"ready\n"
        try:
            child.wait(dice.uniform(0, 0.5))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.communicate()
        opens = [works(home, passphrase) for passphrase in (PASSPHRASE, OTHER)]
        assert sorted(opens) == [False, True]
        changed = opens[0] is (other == PASSPHRASE)
        current = other if changed else current
    home.vault.close()


def works(home: Home, passphrase: str) -> bool:
    home.clock.go(minutes=2)
    try:
        home.vault.unlock(passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_KEY5_a_change_ends_the_other_sessions_and_renews_this_one(home):
    opened = home.vault.create(PASSPHRASE)
    mine, elsewhere = home.session(opened), None
    with home.vault.unlock(PASSPHRASE) as another:
        elsewhere = home.session(another)
    with home.vault.resume(mine) as here:
        home.vault.change_passphrase(here, PASSPHRASE, OTHER)
        renewed = home.vault.fresh_cookie(mine, here)
    for dead in (mine, elsewhere):
        with pytest.raises(SessionOver):
            home.vault.resume(dead)
    home.vault.resume(renewed).close()
    with pytest.raises(WrongPassphrase):
        home.vault.unlock(PASSPHRASE)


def test_KEY6_a_recovery_code_opens_once_and_renews_everything(home):
    opened = home.vault.create(PASSPHRASE)
    home.write(opened, "still here")
    code, cookie = home.vault.new_recovery_code(opened), home.session(opened)
    with pytest.raises(PassphraseRefused):
        home.vault.recover(code, "short")
    again, new_code = home.vault.recover(code.lower().replace("-", " "), OTHER)
    assert texts(again) == ["still here"]
    assert new_code != code
    assert "recovery" in [event.data.what for event in again.all(SecurityEvent)]
    with pytest.raises(SessionOver):
        home.vault.resume(cookie)
    with pytest.raises(WrongPassphrase):
        home.vault.unlock(PASSPHRASE)
    with pytest.raises(WrongCode):
        home.vault.recover(code, PASSPHRASE)
    home.vault.recover(new_code, PASSPHRASE)[0].close()


def test_KEY6_one_wrong_character_is_pointed_out_without_a_derivation(home, monkeypatch):
    opened = home.vault.create(PASSPHRASE)
    code = home.vault.new_recovery_code(opened)
    monkeypatch.setattr(locks, "open_slot", lambda *_: pytest.fail("derived"))
    for place in range(0, len(code) - 2, 5):
        wrong = code[:place] + ("7" if code[place] != "7" else "8") + code[place + 1 :]
        with pytest.raises(MistypedCode):
            home.vault.recover(wrong, OTHER)
    assert home.sql("SELECT * FROM throttle") == []


def test_KEY6_the_sheet_is_optional_and_needs_a_fresh_proof(home):
    opened = home.vault.create(PASSPHRASE)
    code = home.vault.new_recovery_code(opened)
    home.clock.go(minutes=6)
    for step in (home.vault.new_recovery_code, home.vault.drop_recovery_code):
        with pytest.raises(ProveAgain):
            step(opened)
    home.vault.reauthenticate(opened, PASSPHRASE)
    home.vault.drop_recovery_code(opened)
    assert not home.vault.has_recovery_code(opened)
    with pytest.raises(WrongCode):
        home.vault.recover(code, OTHER)


def test_KEY9_two_keyboards_agree_and_spaces_matter(home):
    word = "Ä café by the Ångström"
    home.vault.create(unicodedata.normalize("NFD", word)).close()
    home.vault.unlock(unicodedata.normalize("NFC", word)).close()
    for other in (f" {word}", f"{word} ", word.lower()):
        with pytest.raises(WrongPassphrase):
            home.vault.unlock(other)


@pytest.mark.parametrize(
    "refused",
    [
        "brimfulbrimful1",
        "Brimful-2026-Brimful!",
        "password12345678",
        "QwertyUiopAsdfghjkl",
        "1234567890123456",
        "correct horse battery staple",
        "anna.sommerfeld1",
        "anna.sommerfeldanna.sommerfeld",
        "fourteen chars",
        "",
        "x" * 1025,
        "ä" * 513,
        "a broken \ud800 letter",
    ],
)
def test_KEY10_weak_passphrases_are_refused_with_a_reason(home, refused):
    with pytest.raises(PassphraseRefused) as caught:
        home.vault.create(refused, login="anna.sommerfeld")
    assert caught.value.say() != PassphraseRefused().say()
    assert not home.vault.exists("anna.sommerfeld")


@pytest.mark.parametrize(
    "accepted", ["a" + "bcd e" * 204 + "fgh", "水の音を聞きながら静かに座っている夜", "fifteen letters"]
)
def test_KEY10_long_and_foreign_ones_are_accepted(home, accepted):
    assert len(accepted.encode()) <= 1024
    home.vault.create(accepted).close()
    home.vault.unlock(accepted).close()


@pytest.mark.parametrize("params", [CHEAP, KdfParams(32 * 1024, 3, 1), KdfParams(19 * 1024, 2, 4)])
def test_KEY12_two_implementations_of_argon2id_agree(params):
    for typed in ("a lamp beside the sea", "水" * 50, "x" * 1024):
        theirs = hash_secret_raw(
            typed.encode(), b"salt of 16 bytes", params.passes, params.memory, params.lanes, 32, Type.ID
        )
        assert kdf.stretch(bytearray(typed.encode()), b"salt of 16 bytes", params) == theirs


def test_KEY12_a_recovery_code_has_160_bits():
    assert recovery.BITS == 160
    assert len({recovery.new_code() for _ in range(1000)}) == 1000
