"""WEB12: thirty wrong passphrases at once."""

from concurrent.futures import ThreadPoolExecutor

from web.house import PASSPHRASES, House


def test_WEB12_open_sessions_go_on_and_the_right_passphrase_works_after_the_wait(house: House, ana) -> None:  # noqa: N802
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
