"""Slowing down of guesses: per login and per network, five free tries, then 1, 2, 4 ... 60 seconds. Never a lock-out.

A try is counted before it is derived, so thirty at once are not thirty free ones; success gives it back. Waits are
short by design: a partner who types nonsense must not be able to lock the owner out.
"""

import ipaddress
import math

from brimful.crypto.hashing import keyed

from .clock import Clock
from .errors import Throttled
from .port import Store, StoreFull, StoreReadOnly, ThrottleRow

FREE = 5
LONGEST = 60
FORGET_NETWORK = 60 * 60
"""Seconds after which a network starts anew; a login does so at its next unlock."""


class Throttle:
    def __init__(self, store: Store, instance_key: bytes, clock: Clock) -> None:
        self._store, self._key, self._clock = store, instance_key, clock
        # When the disk is full or read-only one may still read what is there; the waits then live here.
        self._memory: dict[bytes, ThrottleRow] = {}

    def admit(self, login: str, origin: str) -> None:
        """Count a try. Raises Throttled while the last one's wait lasts; a refused try does not lengthen it."""
        now = int(self._clock.now().timestamp() * 1000)
        login_key, network_key = self._keys(login, origin)
        try:
            with self._store.write() as tx:
                rows = [tx.throttle(login_key), tx.throttle(network_key)]
                for row in self._next(login_key, network_key, rows, now):
                    tx.put_throttle(row)
        except (StoreFull, StoreReadOnly):
            rows = [self._memory.get(login_key), self._memory.get(network_key)]
            for row in self._next(login_key, network_key, rows, now):
                self._memory[row.key] = row

    def succeeded(self, login: str, origin: str) -> int:
        """Give the try back; the number of failed ones since the last success."""
        login_key, network_key = self._keys(login, origin)
        self._memory.clear()
        try:
            with self._store.write() as tx:
                failed = tx.throttle(login_key)
                tx.delete_throttle(login_key)
                network = tx.throttle(network_key)
                if network is not None and network.failures > 1:
                    tx.put_throttle(network._replace(failures=network.failures - 1, until=0))
                else:
                    tx.delete_throttle(network_key)
        except (StoreFull, StoreReadOnly):
            return 0
        return max(0, failed.failures - 1) if failed else 0

    def _next(
        self, login_key: bytes, network_key: bytes, rows: list[ThrottleRow | None], now: int
    ) -> list[ThrottleRow]:
        login, network = rows
        if network is not None and now - network.until > FORGET_NETWORK * 1000:
            network = None
        wait = max(_left(row, now) for row in (login, network))
        if wait:
            raise Throttled(math.ceil(wait / 1000))
        return [_counted(login_key, login, now), _counted(network_key, network, now)]

    def _keys(self, login: str, origin: str) -> tuple[bytes, bytes]:
        return (
            keyed(self._key, "brimful/throttle/login/1", login),
            keyed(self._key, "brimful/throttle/network/1", network_of(origin)),
        )


def network_of(origin: str) -> str:
    """The /24 or /56 an address belongs to; anything else stands for itself."""
    try:
        address = ipaddress.ip_address(origin)
    except ValueError:
        return origin
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))


def wait_after(failures: int) -> int:
    """Seconds before the next try after so many failed ones."""
    return 0 if failures < FREE else int(min(LONGEST, 2 ** min(failures - FREE, 10)))


def _left(row: ThrottleRow | None, now: int) -> int:
    """Milliseconds still to wait. One beyond the longest wait comes from a clock that jumped, and does not hold."""
    left = row.until - now if row else 0
    return left if 0 < left <= LONGEST * 1000 else 0


def _counted(key: bytes, row: ThrottleRow | None, now: int) -> ThrottleRow:
    failures = (row.failures if row else 0) + 1
    return ThrottleRow(key, failures, now + wait_after(failures) * 1000)
