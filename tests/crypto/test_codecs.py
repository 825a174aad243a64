"""Codecs: what goes in comes out, and two different things never look the same."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brimful.crypto.envelope import Sealer, pad, padded_size
from brimful.crypto.errors import KdfRefused, Mistyped, Unopenable
from brimful.crypto.fields import field_bytes, pack
from brimful.crypto.kdf import CEILING, FLOOR, HOME, HOSTED, KdfParams
from brimful.crypto.ledger import HeadState
from brimful.crypto.recovery import format_code, parse_code
from brimful.crypto.wordlists import common, five_words, words

FIELDS = st.lists(st.binary(max_size=40) | st.text(max_size=20) | st.integers(0, 2**64 - 1), max_size=6)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(FIELDS, FIELDS)
def test_packed_fields_are_unambiguous(one, other):
    same = [field_bytes(field) for field in one] == [field_bytes(field) for field in other]
    assert (pack(*one) == pack(*other)) is same


@given(st.integers(0, 300_000))
def test_padding_grows_little_and_has_few_sizes(size):
    padded = padded_size(size)
    assert padded >= size
    assert padded % 256 == 0
    assert padded_size(padded) == padded
    assert padded - size < max(257, size / 16 + 1)


@given(st.binary(max_size=6000))
def test_a_padded_payload_comes_back(payload):
    payload += b"}"
    assert pad(payload).rstrip(b" ") == payload


def test_a_payload_must_not_end_in_its_own_padding():
    with pytest.raises(ValueError, match="padding"):
        pad(b"{} ")


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=8, max_size=8), st.integers(1, 2**63))
def test_a_box_opens_only_at_its_place(record_id, tag, version):
    sealer = Sealer(bytearray(32), b"o" * 16)
    box = sealer.seal(record_id, tag, version, 1, b'{"d": 1}')
    row = (record_id, tag, version, 1, 0, box)
    assert sealer.open(row).rstrip() == b'{"d": 1}'
    moved = [
        (bytes(reversed(record_id)) + b"", tag, version, 1, 0, box),
        (record_id, b"\0" * 8 if tag != b"\0" * 8 else b"\1" * 8, version, 1, 0, box),
        (record_id, tag, version + 1, 1, 0, box),
        (record_id, tag, version, 2, 0, box),
    ]
    assert sealer.open_many(moved[1:]) == [None, None, None]
    if moved[0][0] != record_id:
        with pytest.raises(Unopenable):
            sealer.open(moved[0])
    with pytest.raises(Unopenable):
        Sealer(bytearray(32), b"p" * 16).open(row)


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_junk_boxes_are_closed_and_nothing_worse(boxes):
    sealer = Sealer(bytearray(32), b"o" * 16)
    rows = [(b"i" * 16, b"t" * 8, 1, 1, 0, box) for box in boxes]
    assert sealer.open_many(rows) == [None] * len(boxes)


@given(st.binary(min_size=20, max_size=20))
def test_a_recovery_code_reads_back_however_it_is_typed(secret):
    code = format_code(secret)
    assert parse_code(code) == secret
    assert parse_code(code.lower().replace("-", " ")) == secret
    body, check = code[:-1], code[-1]
    assert parse_code(body.replace("0", "o").replace("1", "l") + check) == secret
    assert parse_code("  " + code.replace("-", "") + "\n") == secret


@given(st.binary(min_size=20, max_size=20), st.integers(0, 31), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(secret, place, char):
    plain = format_code(secret).replace("-", "")
    wrong = plain[:place] + char + plain[place + 1 :]
    if wrong != plain:
        with pytest.raises(Mistyped):
            parse_code(wrong)


@given(st.binary(min_size=20, max_size=20), st.integers(0, 30))
def test_two_swapped_neighbors_are_always_noticed(secret, place):
    plain = format_code(secret).replace("-", "")
    wrong = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    if wrong != plain:
        with pytest.raises(Mistyped):
            parse_code(wrong)


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_mistyped(typed):
    with suppress(Mistyped):
        assert len(parse_code(typed)) == 20


@given(st.integers(0, 2**256 - 1), *[st.integers(0, 2**64 - 1)] * 2, st.integers(0, 255))
def test_a_head_reads_back(total, size, counter, least):
    state = HeadState(total, size, counter, least)
    assert HeadState.decode(state.encode()) == state


def test_parameters_hold_between_floor_and_ceiling():
    for params in (FLOOR, HOSTED, HOME, CEILING):
        assert KdfParams.decode(params.encode()) == params
    for params in (
        KdfParams(8 * 1024, 3),
        KdfParams(64 * 1024 * 1024, 3),
        KdfParams(65536, 11),
        KdfParams(65536, 1),
    ):
        with pytest.raises(KdfRefused):
            KdfParams.decode(params.encode())
    for junk in (b"", b"\x02" + HOME.encode()[1:], HOME.encode() + b"\0"):
        with pytest.raises(KdfRefused):
            KdfParams.decode(junk)


def test_the_word_list_is_long_plain_and_distinct():
    assert len(words()) == len(set(words())) >= 2048
    assert all(
        word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 9 for word in words()
    )
    drawn = five_words().split("-")
    assert len(drawn) == 5
    assert set(drawn) <= set(words())
    assert five_words() != five_words()


def test_the_list_of_common_passphrases_is_long():
    assert len(common()) >= 3000
    assert {"correcthorsebatterystaple", "qwertyuiopasdfghjkl", "password123password"} & common()
    assert all(entry == entry.casefold() and entry.isalnum() for entry in common())
