"""After lock no copy of a key is left in the process. Linux only: it reads /proc/self/mem of a child."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = str(Path(__file__).parents[1])

# The child keeps masked copies of the keys it saw and unmasks each into one buffer whose address it knows.
CHILD = r"""
import ctypes, gc, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from vault.home import PASSPHRASE, Home, texts
from brimful.crypto import keys as keys_module, wrap as wrap_module
from brimful.vault import locks

MASK = 0x5A
seen = {}

def note(name, key):
    seen.setdefault(name, []).append(bytearray(byte ^ MASK for byte in key))

derive, expand, stretch = keys_module.derive, wrap_module._expand, locks.stretch

def derive_noted(root, label, owner, key_epoch):
    key = derive(root, label, owner, key_epoch)
    note("account", root)
    note(label, key)
    return key

def expand_noted(secret, salt, info):
    pair = expand(secret, salt, info)
    note("wrapping", pair[:32])
    return pair

def stretch_noted(passphrase, salt, params):
    key = stretch(passphrase, salt, params)
    note("root", key)
    return key

if sys.argv[3] == "noted":
    keys_module.derive, wrap_module._expand, locks.stretch = derive_noted, expand_noted, stretch_noted

home = Home(Path(sys.argv[2]))
home.vault.create(PASSPHRASE).close()
with home.vault.unlock(PASSPHRASE) as opened:
    for n in range(50):
        home.write(opened, f"entry {n}")
    cookie = home.session(opened)
with home.vault.resume(cookie) as opened:
    held = bytearray(byte ^ MASK for byte in opened.keys.root)
    assert len(texts(opened)) == 50
    if sys.argv[4] == "open":
        kept = opened.clone()
home.vault.lock(cookie)
del opened
gc.collect()

def count(masked):
    # one pass over every readable mapping; the needle exists only inside this C-level buffer while it is searched
    found = 0
    needle = (ctypes.c_char * len(masked))()
    for at, byte in enumerate(masked):
        needle[at] = byte ^ MASK
    view = memoryview(needle).cast("B")
    where = ctypes.addressof(needle)
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps.readlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                image = bytearray(end - start)
                memory.readinto(image)
            except OSError:
                continue
            at = image.find(view)
            while at >= 0:
                found += start + at != where
                at = image.find(view, at + 1)
            image[:] = bytes(len(image))
            del image
    for at in range(len(masked)):
        needle[at] = 0
    return found

seen.setdefault("account", []).append(held)
for name in sorted(seen):
    distinct = {bytes(key) for key in seen[name]}
    print(name, max(count(key) for key in distinct))
"""


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc/self/mem")
@pytest.mark.parametrize("noted", ["noted", "plain"])
def test_after_lock_no_copy_of_a_key_is_left(tmp_path, noted):
    found = run(tmp_path, noted, "locked")
    if noted == "noted":
        assert {"root", "wrapping", "account", "record", "ledger", "kind-tag", "head"} <= found.keys()
    assert found == dict.fromkeys(found, 0)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc/self/mem")
def test_the_search_finds_a_key_that_is_still_held(tmp_path):
    assert run(tmp_path, "plain", "open")["account"] == 1


def run(folder: Path, noted: str, state: str) -> dict[str, int]:
    command = [sys.executable, "-c", CHILD, TESTS, str(folder), noted, state]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return {name: int(count) for name, count in (line.split() for line in result.stdout.splitlines())}


def test_the_process_keeps_its_memory_to_itself(tmp_path):
    script = (
        "from brimful.vault.process import harden; import resource; "
        "print(harden(), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    if sys.platform != "linux":
        pytest.skip("Linux only")
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "True (0, 0)"
