"""Rules for the code that holds keys, checked in its text."""

import re
from pathlib import Path

import brimful.crypto

FOLDER = Path(brimful.crypto.__file__).parent


def test_key_material_is_only_derived_and_unwrapped_into_buffers():
    for name in ("keys.py", "wrap.py", "kdf.py"):
        source = (FOLDER / name).read_text("utf-8")
        assert not re.search(r"\.derive\(|\.decrypt\(|generate_key\(", source), name


def test_the_boxes_are_aes_gcm_because_the_other_cipher_object_leaves_a_key_copy():
    assert not [path.name for path in FOLDER.glob("*.py") if "ChaCha20Poly1305" in path.read_text("utf-8")]
