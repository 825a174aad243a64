"""The one place where storage meets the vault. The web application and the terminal both open it from here."""

import contextlib
import os
from pathlib import Path

from brimful.crypto.kdf import HOME, KdfParams
from brimful.crypto.rand import random_bytes
from brimful.storage.places import BadPlace, own_file, prepare
from brimful.storage.sqlite import SqliteStore
from brimful.vault.clock import Clock, SystemClock
from brimful.vault.epochs import EpochFile
from brimful.vault.process import harden
from brimful.vault.vault import Vault

DATABASE = "vault.sqlite3"
INSTANCE_KEY = "instance.key"
EPOCHS = "epochs.json"
_KEY_BYTES = 32


def data_home() -> Path:
    """BRIMFUL_HOME, or the folder this system has for a person's data. Nothing is made yet."""
    named = os.environ.get("BRIMFUL_HOME", "")
    return Path(named) if named else _usual_home()


def open_vault(home: Path, *, kdf: KdfParams | None = None, clock: Clock | None = None) -> Vault:
    """The vault in ``home``, made if there is none; several programs may have it open at once.

    From here on this process leaves no core file and, on Linux, is not read by the user's other programs.

    ``kdf``: what new passphrases are stretched with, by default the parameters for a machine of one's own.
    Raises BadPlace and the StoreErrors, each with one sentence; nothing that was there is changed then.
    """
    harden()
    clock = clock or SystemClock()
    home = prepare(home)
    key = own_file(home / INSTANCE_KEY, random_bytes(_KEY_BYTES))
    if len(key) != _KEY_BYTES:
        raise BadPlace
    store = SqliteStore(home / DATABASE, today=int(clock.now().timestamp() // 86400))
    try:
        remembered = EpochFile(_state_folder(home) / EPOCHS)
        return Vault(store, instance_key=key, kdf=kdf or HOME, clock=clock, remembered=remembered)
    except BaseException:
        store.close()
        raise


def _state_folder(home: Path) -> Path:
    """Where the last epoch is remembered: not beside the usual database, so that a copy put back is noticed."""
    if os.environ.get("BRIMFUL_HOME") or home != _usual_home().resolve():
        return home
    from platformdirs import user_config_path

    folder = user_config_path("brimful", appauthor=False)
    with contextlib.suppress(OSError):  # without it only the warning about older copies is missing
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _usual_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("brimful", appauthor=False)
