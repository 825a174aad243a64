"""WEB12: thirty wrong passphrases at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from brimful.vault.clock import SystemClock
from web.house import PASSPHRASES, Browser, House


class Standing(SystemClock):
    """A clock that stands still unless set forward by ``seconds``: no wait passes by itself on a slow machine."""

    seconds = 0.0

    def __init__(self) -> None:
        self._began = super().now(), super().monotonic()

    def now(self) -> datetime:
        return self._began[0] + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self._began[1] + self.seconds


@pytest.fixture
def clock() -> Standing:
    return Standing()


@pytest.fixture
def house(tmp_path: Path, clock: Standing) -> Iterator[House]:
    with House(tmp_path, clock=clock) as found:
        yield found


@pytest.fixture
def ana(house: House) -> Browser:
    return house.browser("ana")


def test_WEB12_open_sessions_go_on_and_the_right_passphrase_works_after_the_wait(  # noqa: N802
    house: House, ana: Browser, clock: Standing
) -> None:
    unlock = house.app.url_path_for("unlock.show")

    def knock(n: int) -> int:
        return house.browser().post(unlock, data={"passphrase": f"not the right one {n}"}).status_code

    with ThreadPoolExecutor(30) as pool:
        knocks = [pool.submit(knock, n) for n in range(30)]
        # whoever is in stays in: not throttled by those who knock
        assert [ana.get("/inside").status_code for _ in range(10)] == [200] * 10
        refused = [knock.result() for knock in knocks]
    assert set(refused) <= {403, 429, 503}
    assert 429 in refused

    answer = house.browser().post(unlock, data={"passphrase": PASSPHRASES["ana"]})
    assert answer.status_code == 429
    wait = int(answer.headers["retry-after"])
    assert 1 <= wait <= 60

    clock.seconds = wait + 1
    assert house.browser().post(unlock, data={"passphrase": PASSPHRASES["ana"]}).status_code == 303
