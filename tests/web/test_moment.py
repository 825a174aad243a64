""" "I'm activated" with the vault open: from one tap to the last choice, left anywhere and taken up at the very screen."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.core.kinds.settings import Settings
from brimful.practices.library import load
from brimful.web.practice_code import code_of

from .house import form
from .walking import begin, filled, go, heading, send, step_of


def tap(browser, **fields: str) -> str:
    """Where a tap on screen 0 leads."""
    answer = browser.post("/m", data={"state": "sympathetic", "strength": "7", **fields})
    assert answer.status_code == 303
    return answer.headers["location"]


def first(browser, flow: str) -> str:
    """Start the suggestion, and do its practice to the check."""
    shown = re.search(r'name="answer" value="([^"]+)" data-start', browser.get(flow).text)
    at = send(browser, flow.partition("?")[0], answer=shown[1]).headers["location"]
    return through(browser, at)


def through(browser, at: str) -> str:
    """From a step of a practice inside the flow to the screen of the flow that follows."""
    for _ in range(60):
        page = browser.get(at)
        if page.status_code == 303:
            at = page.headers["location"]
        elif at.startswith("/m/"):
            return at
        else:
            fields = filled(page.text)
            at = browser.post(at, data=form(step=step_of(page.text), **fields)).headers["location"]
    raise AssertionError(at)


def episodes(house) -> list[Episode]:
    return [record.data for record in house.at("ana").all(Episode)]


def test_one_tap_leads_to_a_suggestion_with_what_to_know_above_start(ana) -> None:
    answer = ana.post("/now/next", data={"state": "sympathetic", "strength": "5"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/m")
    page = ana.get(tap(ana, strength="5")).text
    assert heading(page) == "Breathe 4, 4, 6"
    assert "Many people begin with this." in page
    assert page.index("Not while driving") < page.index("data-start")
    assert len(re.findall(r'class="quiet one" form="step" name="answer"', page)) == 2
    assert "Feet on the ground" in page


def test_nobody_is_refused(house, ana) -> None:
    for fields in (
        {"state": "", "strength": ""},
        {"state": "nonsense", "strength": "400"},
        {"strength": "x"},
    ):
        page = ana.get(tap(ana, **fields).partition("?")[0])
        assert page.status_code == 200
    assert [one.activation_start for one in episodes(house)][-1] is None


def test_the_whole_way_to_a_chosen_response(house, ana) -> None:
    at = first(ana, tap(ana))
    assert heading(ana.get(at).text) == "And now? How strong?"
    at = send(ana, at, answer="4").headers["location"]
    for words, fields in (
        ("How old does it feel?", {"answer": "6"}),
        ("Which part is here?", {"answer": "pleaser"}),
        ("Say it in the third person.", {"answer": "The Pleaser is scared. I'm with the Pleaser."}),
        ("One hand where it hurts", {}),
        ("What does it need?", {"answer": "closeness"}),
        ("What of that can you give", {"answer": "Ten minutes under the blanket."}),
    ):
        page = ana.get(at).text
        assert words in heading(page)
        at = send(ana, at, **fields).headers["location"]
    page = ana.get(at).text
    assert (
        page.index("With myself")
        < page.index("And towards the other person, if you like")
        < page.index("With others")
    )
    send(ana, at, answer="rest")
    page = ana.get(at).text
    assert "You looked after yourself." in page
    found = episodes(house)[-1]
    assert (found.status, found.choice_group, found.choice) == ("done", "self", "rest")
    assert (found.activation_start, found.activation_after, found.age, found.part) == (7, [4], 6, "pleaser")
    assert found.give == "Ten minutes under the blanket."
    assert found.seconds_to_first_instruction == 0
    run = house.at("ana").all(Run)[-1].data
    assert run.short
    assert run.status == "done"


def test_what_set_it_off_is_two_taps(house, ana) -> None:
    at = to_the_end(ana, "rest")
    assert "Would you like to note what set it off? Two taps." in ana.get(at).text
    assert ana.post(f"{at}/note", data=form(answer="criticism")).status_code == 303
    assert episodes(house)[-1].trigger == "criticism"
    assert "It is noted." in ana.get(at).text
    # in own words; and nothing for nothing
    other = to_the_end(ana, "rest")
    ana.post(f"{other}/note", data=form(answer="own"))
    assert episodes(house)[-1].trigger is None
    ana.post(f"{other}/note", data=form(**{"answer": "own", "answer.own": "The empty chair"}))
    assert episodes(house)[-1].trigger == "The empty chair"
    assert ana.post(f"{other}/note", data=form(answer="not a trigger")).status_code == 422
    assert episodes(house)[-1].trigger == "The empty chair"


def to_the_end(browser, choice: str) -> str:
    at = first(browser, tap(browser))
    for _ in range(12):
        page = browser.get(at).text
        if "With myself" in heading(page):
            return send(browser, at, answer=choice).headers["location"]
        at = send(
            browser, at, **({"answer": "3"} if "How strong" in heading(page) else {"do": "skip"})
        ).headers["location"]
    raise AssertionError(at)


@pytest.mark.parametrize(
    ("choice", "leads"),
    [
        ("little_me", f'href="/r/p/{code_of("little-me-dialogue")}"'),
        ("support", f'href="/r/p/{code_of("reach-out")}"'),
        ("message", f'href="/r/p/{code_of("before-i-send")}"'),
        ("stay:soothing-words", f'href="/r/p/{code_of("soothing-words")}"'),
        ("rest", 'href="/"'),
    ],
)
def test_the_last_choice_leads_where_it_says(ana, choice: str, leads: str) -> None:
    at = to_the_end(ana, choice)
    assert f'class="do" {leads}' in ana.get(at).text


def test_a_choice_that_is_not_there_is_refused_and_nothing_is_lost(house, ana) -> None:
    at = first(ana, tap(ana))
    assert send(ana, at, answer="11").status_code == 422
    assert send(ana, at, answer="4").status_code == 303
    assert episodes(house)[-1].activation_after == [4]


def test_still_strong_after_the_second_round_offers_moving_going_on_a_person_and_help(ana) -> None:
    at = first(ana, tap(ana, strength="9"))
    at = send(ana, at, answer="8").headers["location"]
    at = first(ana, at)
    at = send(ana, at, answer="8").headers["location"]
    page = ana.get(at).text
    assert heading(page).startswith("It's a big wave.")
    for label in ("Move", "Go on", "A person"):
        assert f">{label}</button>" in page
    assert 'href="/help">I&#39;m not safe</a>' in page or 'href="/help">I\'m not safe</a>' in page
    assert send(ana, at, answer="unsafe").status_code == 422, "help is a link, and no answer that is kept"
    at = send(ana, at, answer="person").headers["location"]
    assert "Reach" in ana.get(at).text or at.startswith("/r/")


def test_turtle_meets_few_screens_and_the_quiet_help_line_on_each(ana) -> None:
    at = tap(ana, state="dorsal", strength="8").partition("?")[0]
    page = ana.get(at).text
    assert "Wiggle your toes. Look for light." in page
    assert "Want to talk to someone? Help is here." in page
    at = first(ana, at)
    seen = []
    for _ in range(4):
        page = ana.get(at).text
        assert "Want to talk to someone? Help is here." in page
        seen.append(heading(page))
        if "With myself" in seen[-1]:
            break
        at = send(ana, at, do="skip").headers["location"]
    assert any("I'll wait with you. No hurry." in words for words in seen)
    assert len(seen) == 3


def test_in_shutdown_the_practice_shows_the_quiet_help_line_too(ana) -> None:
    flow = tap(ana, state="dorsal", strength="8").partition("?")[0]
    at = send(ana, flow, answer="wake-gently").headers["location"]
    while at.startswith("/r/"):
        page = ana.get(at)
        if page.status_code == 303:
            break
        assert "Want to talk to someone? Help is here." in page.text
        at = send(ana, at, **filled(page.text)).headers["location"]


def test_help_is_one_tap_away_on_every_screen(ana) -> None:
    at = first(ana, tap(ana))
    for _ in range(9):
        page = ana.get(at).text
        assert re.search(r'class="top-right" href="/help[^"]*"', page)
        if "With myself" in heading(page):
            return
        at = send(ana, at, do="skip").headers["location"]
    raise AssertionError


def test_left_in_the_practice_it_goes_on_at_the_very_step(house, ana) -> None:
    flow = tap(ana).partition("?")[0]
    shown = re.search(r'name="answer" value="([^"]+)" data-start', ana.get(flow).text)
    at = send(ana, flow, answer=shown[1]).headers["location"]
    at = ana.post(at, data=form(step=step_of(ana.get(at).text))).headers["location"]
    words = heading(ana.get(at).text)
    house.vault.lock(ana.cookies["brimful-local"])
    ana.cookies.clear()
    house.sign_in(ana, "ana")
    back = ana.get(flow)
    assert back.headers["location"] == at
    assert heading(ana.get(at).text) == words


def test_a_practice_that_ended_as_the_page_went_away_is_not_done_again(house, ana) -> None:
    from brimful.guide import run as runs
    from brimful.guide.passing import Passing

    flow = tap(ana).partition("?")[0]
    shown = re.search(r'name="answer" value="([^"]+)" data-start', ana.get(flow).text)
    at = send(ana, flow, answer=shown[1]).headers["location"]
    desk, now = house.at("ana"), datetime.now(UTC)
    sitting = runs.take_up(desk, load(), at.rsplit("/", 1)[1], now, passing=Passing())
    runs.stop(desk, load(), sitting, now)
    page = ana.get(flow).text
    assert "Done." in page
    at = ana.post(f"{flow}/practice", data=form(over="1")).headers["location"]
    assert heading(ana.get(at).text) == "And now? How strong?"


def test_stopping_is_fine_and_going_back_too(house, ana) -> None:
    flow = tap(ana).partition("?")[0]
    at = first(ana, flow)
    at = send(ana, at, answer="3").headers["location"]
    at = send(ana, at, answer="9").headers["location"]
    ana.post(at, data=form(do="back"))
    assert heading(ana.get(at).text) == "How old does it feel?"
    ana.post(at, data=form(do="stop"))
    page = ana.get(at).text
    assert "You looked after yourself." in page
    assert episodes(house)[-1].status == "left"
    assert ana.post(at, data=form(step="age", answer="4")).status_code == 303
    assert episodes(house)[-1].age is None, "a run that was left stays as it is"


def test_two_taps_of_one_hand_are_one_run_and_a_new_tap_begins_anew(house, ana) -> None:
    assert tap(ana) == tap(ana)
    assert len(episodes(house)) == 1
    assert tap(ana, state="dorsal") != tap(ana)
    assert [one.status for one in episodes(house)] == ["left", "left", "open"]


def test_the_third_time_within_the_hour_is_asked_about_once_and_closes_nothing(ana) -> None:
    tap(ana)
    tap(ana, state="mixed")
    at = tap(ana).partition("?")[0]
    page = ana.get(at).text
    assert heading(page).startswith("Your fear may be asking again.")
    at = send(ana, at, answer="go_on").headers["location"]
    assert "data-start" in ana.get(at).text


def test_by_itself_only_by_hand_at_seven_and_above_and_only_just_now(house, ana) -> None:
    strong = tap(ana, strength="8", hand="1")
    assert strong.endswith("?go=1")
    assert 'data-by-itself="5"' in ana.get(strong).text
    assert "data-by-itself" not in ana.get(strong.partition("?")[0]).text
    assert "data-by-itself" not in ana.get(tap(ana, strength="8")).text
    assert "data-by-itself" not in ana.get(tap(ana, strength="5", hand="1")).text
    desk = house.at("ana")
    desk.put(Settings(autostart=False))
    assert "data-by-itself" not in ana.get(tap(ana, strength="9", hand="1", state="mixed")).text


def test_by_itself_is_over_when_one_comes_back_later(house, ana) -> None:
    strong = tap(ana, strength="8", hand="1")
    desk = house.at("ana")
    record = desk.all(Episode)[-1]
    earlier = record.data.log[0].at - timedelta(minutes=1)
    log = [replace(one, at=earlier) for one in record.data.log]
    desk.put(replace(record.data, log=log, started_at=earlier), rid=record.id, seen=record.version)
    assert "data-by-itself" not in ana.get(strong).text


def test_my_own_way_is_the_practice_that_helped_and_nothing_is_begun_by_looking(house, ana) -> None:
    assert ana.get("/m/own").headers["location"] == "/now/ways"
    go(
        ana,
        begin(ana, "breath-446"),
        answers={"How strong is it right now?": {"answer": "7"}, "And now?": {"answer": "3"}},
    )
    assert ana.post("/now/next", data={"go": "own"}).headers["location"] == "/m/own"
    page = ana.get("/m/own").text
    assert heading(page) == "Breathe 4, 4, 6"
    assert episodes(house) == []
    at = ana.post("/m", data=form(own_way="1")).headers["location"]
    assert at.startswith("/r/"), "the first words are one tap away"
    assert heading(ana.get(through(ana, at)).text) == "And now? How strong?"


def test_two_hours_later_one_question_waits_and_is_asked_once(house, ana) -> None:
    desk = house.at("ana")
    desk.put(Settings(look_back=True))
    at = to_the_end(ana, "rest")
    assert "one question waits quietly on Now" in ana.get(at).text
    assert ana.get(f"{at}/later").headers["location"] == "/", "not before its time"
    desk = house.at("ana")
    record = desk.all(Episode)[-1]
    due = datetime.now(UTC) - timedelta(minutes=5)
    desk.put(replace(record.data, look_back_due=due), rid=record.id, seen=record.version)
    assert heading(ana.get(f"{at}/later").text) == "How is it now?"
    assert ana.post(f"{at}/later", data=form(answer="2")).status_code == 303
    assert episodes(house)[-1].activation_2h == 2
    assert ana.get(f"{at}/later").headers["location"] == "/"
    assert ana.post(f"{at}/later/left", data=form()).status_code == 303
    assert episodes(house)[-1].activation_2h == 2
