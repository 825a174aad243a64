"""The SQL of the store: one short statement a verb, and the owner in every one."""

import sqlite3
from collections.abc import Iterable, Sequence

from brimful.vault.port import (
    AccountRow,
    DropRow,
    HeadRow,
    RecordRow,
    SessionRow,
    SlotRow,
    ThrottleRow,
)

# named, because the planner would rather walk the whole table with all its boxes
_OF_KIND = "record INDEXED BY record_by_kind"
_RECORD = "id, kind_tag, version, key_epoch, epoch, box"
_ACCOUNT = "owner, login_hash, created_day, capability_hash"
_SLOT = (
    "owner, slot, kind, params, pepper_id, salt, key_epoch, nonce, wrapped, commitment, created_day, label"
)
_SESSION = "owner, session_hash, wrap, commitment, created, expires, idle_minutes, used, proved, label"

# written out and not "INSERT OR REPLACE": that deletes first, which cascades and costs more
_PUT_RECORD = (
    f"INSERT INTO record (owner, {_RECORD}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (owner, id) DO UPDATE SET"
    " kind_tag = excluded.kind_tag, version = excluded.version, key_epoch = excluded.key_epoch,"
    " epoch = excluded.epoch, box = excluded.box"
)
_PUT_HEAD = (
    "INSERT INTO head (owner, epoch, box) VALUES (?, ?, ?) ON CONFLICT (owner) DO UPDATE SET"
    " epoch = excluded.epoch, box = excluded.box"
)
_PUT_ACCOUNT = (
    f"INSERT INTO account ({_ACCOUNT}) VALUES (?, ?, ?, ?) ON CONFLICT (owner) DO UPDATE SET"
    " login_hash = excluded.login_hash, created_day = excluded.created_day,"
    " capability_hash = excluded.capability_hash"
)


class Rows:
    """Reading and Writing of the port on one connection, inside the transaction the store has begun on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._run_many = connection.executemany

    def account_by_login(self, login_hash: bytes) -> AccountRow | None:
        row = self._run(f"SELECT {_ACCOUNT} FROM account WHERE login_hash = ?", (login_hash,)).fetchone()
        return row and AccountRow(*row)

    def account(self, owner: bytes) -> AccountRow | None:
        row = self._run(f"SELECT {_ACCOUNT} FROM account WHERE owner = ?", (owner,)).fetchone()
        return row and AccountRow(*row)

    def put_account(self, row: AccountRow) -> None:
        self._run(_PUT_ACCOUNT, row)

    def slots(self, owner: bytes) -> list[SlotRow]:
        rows = self._run(f"SELECT {_SLOT} FROM slot WHERE owner = ? ORDER BY slot", (owner,))
        return [SlotRow(*row) for row in rows]

    def put_slot(self, row: SlotRow) -> None:
        self._run(f"INSERT OR REPLACE INTO slot ({_SLOT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def delete_slot(self, owner: bytes, slot: bytes) -> None:
        self._run("DELETE FROM slot WHERE owner = ? AND slot = ?", (owner, slot))

    def head(self, owner: bytes) -> HeadRow | None:
        row = self._run("SELECT owner, epoch, box FROM head WHERE owner = ?", (owner,)).fetchone()
        return row and HeadRow(*row)

    def put_head(self, row: HeadRow) -> None:
        self._run(_PUT_HEAD, row)

    def record(self, owner: bytes, record_id: bytes) -> RecordRow | None:
        found: RecordRow | None = self._run(
            f"SELECT {_RECORD} FROM record WHERE owner = ? AND id = ?", (owner, record_id)
        ).fetchone()
        return found

    def records(self, owner: bytes) -> list[RecordRow]:
        return self._run(f"SELECT {_RECORD} FROM record WHERE owner = ? ORDER BY id", (owner,)).fetchall()

    def records_of(self, owner: bytes, kind_tag: bytes) -> list[RecordRow]:
        sql = f"SELECT {_RECORD} FROM {_OF_KIND} WHERE owner = ? AND kind_tag = ? ORDER BY id"
        return self._run(sql, (owner, kind_tag)).fetchall()

    def newest_of(self, owner: bytes, kind_tag: bytes, limit: int) -> list[RecordRow]:
        sql = f"SELECT {_RECORD} FROM {_OF_KIND} WHERE owner = ? AND kind_tag = ? ORDER BY id DESC LIMIT ?"
        return self._run(sql, (owner, kind_tag, max(limit, 0))).fetchall()

    def changed_since(self, owner: bytes, epoch: int) -> list[RecordRow]:
        sql = f"SELECT {_RECORD} FROM record WHERE owner = ? AND epoch > ? ORDER BY id"
        return self._run(sql, (owner, epoch)).fetchall()

    def record_ids(self, owner: bytes) -> list[bytes]:
        rows = self._run(f"SELECT id FROM {_OF_KIND} WHERE owner = ?", (owner,))
        return sorted(row[0] for row in rows)

    def put_records(self, owner: bytes, rows: Sequence[RecordRow]) -> None:
        if len(rows) == 1:  # the usual save; the general way costs it a third more
            self._run(_PUT_RECORD, (owner, *rows[0]))
        else:
            self._run_many(_PUT_RECORD, [(owner, *row) for row in rows])

    def delete_records(self, owner: bytes, record_ids: Iterable[bytes]) -> None:
        self._run_many("DELETE FROM record WHERE owner = ? AND id = ?", [(owner, id_) for id_ in record_ids])

    def session(self, session_hash: bytes) -> SessionRow | None:
        row = self._run(f"SELECT {_SESSION} FROM session WHERE session_hash = ?", (session_hash,)).fetchone()
        return row and SessionRow(*row)

    def sessions(self, owner: bytes) -> list[SessionRow]:
        rows = self._run(f"SELECT {_SESSION} FROM session WHERE owner = ? ORDER BY session_hash", (owner,))
        return [SessionRow(*row) for row in rows]

    def put_session(self, row: SessionRow) -> None:
        self._run(f"INSERT OR REPLACE INTO session ({_SESSION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def delete_session(self, owner: bytes, session_hash: bytes) -> None:
        self._run("DELETE FROM session WHERE owner = ? AND session_hash = ?", (owner, session_hash))

    def throttle(self, key: bytes) -> ThrottleRow | None:
        row = self._run("SELECT key, failures, until FROM throttle WHERE key = ?", (key,)).fetchone()
        return row and ThrottleRow(*row)

    def put_throttle(self, row: ThrottleRow) -> None:
        self._run("INSERT OR REPLACE INTO throttle (key, failures, until) VALUES (?, ?, ?)", row)

    def delete_throttle(self, key: bytes) -> None:
        self._run("DELETE FROM throttle WHERE key = ?", (key,))

    def drops(self, owner: bytes) -> list[DropRow]:
        rows = self._run("SELECT owner, id, box FROM drop_note WHERE owner = ? ORDER BY id", (owner,))
        return [DropRow(*row) for row in rows]

    def drop_count(self, owner: bytes) -> int:
        (count,) = self._run("SELECT count(*) FROM drop_note WHERE owner = ?", (owner,)).fetchone()
        return int(count)

    def put_drop(self, row: DropRow) -> None:
        self._run("INSERT OR REPLACE INTO drop_note (owner, id, box) VALUES (?, ?, ?)", row)

    def delete_drop(self, owner: bytes, drop_id: bytes) -> None:
        self._run("DELETE FROM drop_note WHERE owner = ? AND id = ?", (owner, drop_id))
