"""Doing practices on pages: every practice to its end, every way on, and whatever can't be taken."""

import re

import pytest

from brimful.core.kinds.entry import Entry
from brimful.core.kinds.run import Run
from brimful.practices.library import load
from brimful.practices.screen import Breath
from brimful.web.pages.run import pace
from brimful.web.practice_code import code_of

from .house import form
from .walking import DRAFT, begin, filled, go, heading, kind_of, send, step_of

LOOPING = {"inner-nurturers"}  # asks for one more as long as one says so


def last(house) -> Run:
    return house.at("ana").all(Run)[-1].data


@pytest.mark.parametrize("practice", sorted(load().practices))
def test_every_practice_can_be_done_to_its_end(house, ana, practice: str) -> None:
    about = ana.get(f"/r/p/{code_of(practice)}").text
    assert heading(about) == load().practices[practice].title
    answers = {"another": {"answer": "no"}} if practice in LOOPING else None
    end = go(ana, begin(ana, practice), answers=answers, most=40)
    if practice in LOOPING:
        end = go(ana, ana.post(end.removesuffix("/end"), data=form(do="stop")).headers["location"])
    assert end.endswith("/end")
    assert ana.get(end).status_code == 200
    assert last(house).status in ("done", "left")


def test_what_to_know_stands_before_start(ana) -> None:
    page = ana.get(f"/r/p/{code_of('breath-446')}").text
    assert "Not while driving" in page
    assert "Eyes open or closed" in page
    assert "Intensity 1 of 3" in page
    assert "You can stop at any point" in page
    ground = f'href="/r/p/{code_of("feet-on-the-ground")}">Feet on the ground</a>'
    assert ground in page, "a practice named in `avoid` is a link with its title"
    assert page.index("Not while driving") < page.index('form="begin"')


def test_no_address_says_which_practice_it_is(house, ana) -> None:
    page = ana.get("/path").text
    for name in load().practices:
        assert f"/{name}" not in page
    assert ana.get("/r/p/grief").status_code == 404


def test_going_back_brings_the_words_back(house, ana) -> None:
    at = begin(ana, "trigger-journal")
    at = go(ana, at, until="Tell it the way")
    step = step_of(ana.get(at).text)
    send(ana, at, answer="They did not answer for a day.")
    ana.post(at, data=form(do="back"))
    page = ana.get(at).text
    assert step_of(page) == step
    assert "They did not answer for a day." in page


def test_an_answer_that_steers_is_asked_for_kindly(ana) -> None:
    at = begin(ana, "space-before-i-act")
    for _ in range(12):
        page = ana.get(at).text
        if kind_of(page) == "choice" and "Skip this one" not in page:
            break
        send(ana, at, **filled(page))
    answer = send(ana, at)
    assert answer.status_code == 422
    assert "Any of them is fine." in answer.text
    assert step_of(answer.text) == step_of(page)


def test_nothing_given_is_left_out(house, ana) -> None:
    at = begin(ana, "breath-446")
    send(ana, at)
    assert last(house).log[0].skipped


@pytest.mark.parametrize("value", ["11", "-1", "4.5", "strong", "٣"])
def test_a_number_out_of_range_changes_nothing(house, ana, value: str) -> None:
    answer = send(ana, begin(ana, "breath-446"), answer=value)
    assert answer.status_code == 422
    assert last(house).log == []


def test_too_many_choices_come_back_chosen(house, ana) -> None:
    at = go(
        ana,
        begin(ana, "before-i-send"),
        until="What do you feel?",
        answers={"Write it here": {"answer": "Hi."}},
    )
    page = ana.get(at).text
    keys = re.findall(r'checkbox" name="answer" value="([^"]+)"', page)[:3]
    answer = ana.post(at, data={"request": "0" * 32, "step": step_of(page), "answer": keys})
    assert answer.status_code == 422
    assert "2 at most" in answer.text
    for key in keys:
        assert f'value="{key}" checked' in answer.text


def test_signs_that_are_no_text_leave_the_words(ana) -> None:
    answer = send(ana, begin(ana, "before-i-send"), answer="Where were you\x07 last night")
    assert answer.status_code == 422
    assert "Where were you last night" in answer.text


def test_a_form_sent_twice_answers_once(house, ana) -> None:
    at = begin(ana, "before-i-send")
    fields = form(step=step_of(ana.get(at).text), answer="Hello you.")
    assert ana.post(at, data=fields).status_code == 303
    assert ana.post(at, data=fields).status_code == 303
    assert len(last(house).log) == 1


def test_beginning_twice_with_one_form_is_one_run(house, ana) -> None:
    fields = form()
    places = {ana.post(f"/r/p/{code_of('state-check')}", data=fields).headers["location"] for _ in range(2)}
    assert len(places) == 1


def test_words_for_a_step_that_is_past_are_not_lost(house, ana) -> None:
    at = begin(ana, "before-i-send")
    step = step_of(ana.get(at).text)
    send(ana, at, answer="First words.")
    answer = ana.post(at, data=form(step=step, answer="Quite other words, from another tab."))
    assert answer.status_code == 409
    assert "gone on with somewhere else" in answer.text
    ana.post(at, data=form(do="back"))
    assert "Quite other words, from another tab." in ana.get(at).text


def test_typing_is_kept_and_comes_back_at_the_very_step(house, ana) -> None:
    at = begin(ana, "before-i-send")
    step = step_of(ana.get(at).text)
    kept = ana.post(f"{at}/typed", data=form(step=step, answer="half a sent"))
    assert kept.status_code == 204
    assert "half a sent" in ana.get(at).text
    assert last(house).log == []
    assert ana.post(f"{at}/typed", data=form(step="99", answer="elsewhere")).status_code == 204
    assert "elsewhere" not in str(last(house).draft)


def test_what_was_left_open_is_offered_where_it_stands_and_can_be_left(house, ana) -> None:
    at = begin(ana, "breath-446")
    send(ana, at, answer="6")
    about = ana.get(f"/r/p/{code_of('breath-446')}").text
    assert "You were here." in about
    assert f'href="{at}"' in about
    assert ana.post(f"{at}/left", data=form()).status_code == 303
    assert last(house).status == "left"
    assert "You were here." not in ana.get(f"/r/p/{code_of('breath-446')}").text


def test_a_guided_practice_that_is_stopped_leads_back_into_the_room(house, ana) -> None:
    at = begin(ana, "nature-connection")
    for _ in range(5):
        send(ana, at, **filled(ana.get(at).text))
    where = ana.post(at, data=form(do="stop")).headers["location"]
    assert "Look around slowly" in ana.get(where).text
    assert go(ana, where).endswith("/end")
    assert last(house).status == "left"


def test_stopped_by_mistake_it_goes_on_with_what_was_answered(house, ana) -> None:
    at = begin(ana, "before-i-send")
    send(ana, at, answer="My message.")
    end = ana.post(at, data=form(do="stop")).headers["location"]
    page = ana.get(ana.get(end).headers.get("location", end))
    assert "Go on after all" in page.text
    again = ana.post(f"{at}/again", data=form()).headers["location"]
    assert again != at
    assert "My message." in ana.get(again).text


def test_the_end_says_the_own_numbers_in_one_line(ana) -> None:
    end = go(
        ana,
        begin(ana, "breath-446"),
        answers={"How strong is it right now?": {"answer": "7"}, "And now?": {"answer": "4"}},
    )
    assert "It was 7 when you began, and 4 at the end." in ana.get(end).text


def test_what_made_it_harder_can_be_dropped_for_good_and_taken_back(house, ana) -> None:
    end = go(ana, begin(ana, "breath-446"), answers={"Did this help?": {"answer": "harder"}})
    assert "You can drop this one for good." in ana.get(end).text
    code = code_of("breath-446")
    assert f'/r/p/{code}"' in ana.get("/path").text.split("Dropped for good")[0]
    ana.post(f"/r/p/{code}/away", data=form())
    library = ana.get("/path").text
    assert f'/r/p/{code}"' not in library.split("Dropped for good")[0]
    begun = ana.post("/m", data={"state": "sympathetic", "strength": "7"}).headers["location"]
    assert heading(ana.get(begun).text) != "Breathe 4, 4, 6", "what was dropped is not suggested either"
    ana.post(f"/r/p/{code}/back", data=form())
    assert f'/r/p/{code}"' in ana.get("/path").text.split("Dropped for good")[0]


def test_two_harder_in_a_week_bring_the_words_about_company(ana) -> None:
    harder = {"Did this help?": {"answer": "harder"}}
    first = ana.get(go(ana, begin(ana, "hold-it-like-a-baby"), answers=harder)).text
    assert "trained person beside you" not in first
    second = ana.get(go(ana, begin(ana, "breath-446"), answers=harder)).text
    assert "trained person beside you" in second


def test_an_offer_opens_the_practice_and_the_run_waits(house, ana) -> None:
    answers = {"Write it here": {"answer": DRAFT}, "How strong is it right now?": {"answer": "8"}}
    at = go(ana, begin(ana, "before-i-send"), until="Would one of these fit?", answers=answers)
    taken = send(ana, at, answer="breath-446").headers["location"]
    assert taken == f"/r/p/{code_of('breath-446')}"
    end = go(ana, begin(ana, "breath-446"))
    page = ana.get(end).text
    assert "Back to “Before I send this”" in page
    assert f'class="do" href="{at}"' in page
    assert send(ana, begin(ana, "state-check"), answer="no-such").status_code == 422


def test_a_timer_waits_until_a_clock_time_and_counts_nothing(house, ana) -> None:
    at = go(ana, begin(ana, "make-something"), until="How long?")
    at = send(ana, at, answer="20").headers["location"]
    page = ana.get(at).text
    assert re.match(r"Until \d\d:\d\d\.", heading(page))
    assert "It waits here." in page
    assert ana.post(at, data=form(step=step_of(page))).status_code == 303, "one may go on early"
    assert "Until" not in heading(ana.get(at).text)


@pytest.mark.parametrize("value", ["0", "99999999", "soon"])
def test_a_length_that_makes_no_sense_is_said(ana, value: str) -> None:
    at = go(ana, begin(ana, "make-something"), until="How long?")
    assert send(ana, at, answer=value).status_code == 422


def test_typed_while_locked_becomes_an_entry_with_the_words_alone(house, ana) -> None:
    at = begin(ana, "before-i-send")
    step = step_of(ana.get(at).text)
    house.vault.lock(ana.cookies["brimful-local"])
    answer = ana.post(at, data=form(step=step, kind="text", answer="Written into a locked page."))
    assert answer.headers["location"] == "/unlock?kept=1"
    from brimful.guide.drops import file_waiting

    desk = house.at("ana")
    file_waiting(house.vault, desk, house.app.state.shell.filings)
    assert [one.data.text for one in desk.all(Entry)] == ["Written into a locked page."]


def test_what_is_chosen_while_locked_makes_no_entry(house, ana) -> None:
    at = begin(ana, "breath-446")
    house.vault.lock(ana.cookies["brimful-local"])
    ana.post(at, data=form(step="0", kind="scale", answer="7"))
    from brimful.guide.drops import file_waiting

    desk = house.at("ana")
    file_waiting(house.vault, desk, house.app.state.shell.filings)
    assert desk.all(Entry) == []


def test_the_sheet_of_a_breath_ends_on_a_finished_out_breath(stranger) -> None:
    for breath in (
        Breath(4, 0, 6, 0, 1),
        Breath(4, 4, 6, 0, 5),
        Breath(3, 0, 4, 0, 1),
        Breath(4.5, 0, 5.5, 1, 2),
    ):
        cycle = breath.in_ + breath.hold + breath.out + breath.rest
        assert (pace.seconds(breath) + breath.in_ + breath.hold) % cycle == pytest.approx(0)
        assert abs(pace.seconds(breath) - breath.minutes * 60) <= cycle
        answer = stranger.get(f"/r/pace/{pace.name_of(breath)}")
        assert answer.headers["content-type"].startswith("text/css")
        assert f"animation-iteration-count: {pace.rounds(breath)};" in answer.text
    for wrong in ("4-0-6", "0-0-0-0-60", "4-0-6-0-60;}", "a-b-c-d-e", "444-0-6-0-60"):
        assert stranger.get(f"/r/pace/{wrong}").status_code == 404


def test_readiness_is_a_sentence_with_a_reason_and_closes_nothing(house, ana) -> None:
    page = ana.get(f"/r/p/{code_of('grief')}").text
    assert "You can start now. Many people find it holds better" in page
    assert "Do that first: Breathe 4, 4, 6" in page
    assert "Start anyway" in page
    assert begin(ana, "grief")
    for light in ("breath-446", "before-i-send", "time-out"):
        assert "Many people find" not in ana.get(f"/r/p/{code_of(light)}").text


def test_marked_words_and_not_so(house, ana) -> None:
    at = go(
        ana,
        begin(ana, "before-i-send"),
        until="These lines stand out",
        answers={"Write it here": {"answer": DRAFT}},
    )
    page = ana.get(at).text
    assert re.findall(r"<mark>([^<]+)<", page) == ["You never", "You obviously", "Forget it"]
    assert "Which one time do you mean?" in page
    assert ana.post(f"{at}/not-so", data=form(pattern="always_never")).status_code == 303
    page = ana.get(at).text
    assert re.findall(r"<mark>([^<]+)<", page) == ["You obviously", "Forget it"]
    settings = house.at("ana").settings()
    assert settings.not_so == {"always_never": ["you never"]}
    assert "text back" not in str(settings.not_so), "only the cue is remembered, never the draft's words"
    ana.post(f"{at}/not-so", data=form(pattern="no such pattern"))
    assert house.at("ana").settings().not_so == settings.not_so


@pytest.mark.parametrize(
    ("draft", "said", "where"),
    [
        ("You hit me again and you never say sorry.", "It is not your fault", "/help/2"),
        ("I want to die. You never answer.", "please let a person be with you", "/help/1"),
    ],
)
def test_help_comes_before_any_pattern(house, ana, draft: str, said: str, where: str) -> None:
    at = begin(ana, "before-i-send")
    at = send(ana, at, kind="text", answer=draft).headers["location"]
    page = ana.get(at).text
    assert said in page
    assert f'href="{where}"' in page
    assert page.index(said) < page.index('id="ask"')
    at = go(ana, at, until="What did you see or hear")
    assert "<mark>" not in ana.get(at).text
    shape = go(ana, at, until="Your new version")
    assert "It could begin like this" not in ana.get(shape).text


def test_a_new_version_begins_as_its_hope_says(ana) -> None:
    answers = {"Write it here": {"answer": DRAFT}, "What do you hope": {"answer": "closer"}}
    at = go(ana, begin(ana, "before-i-send"), until="Your new version", answers=answers)
    assert "I miss you. Shall we ...?" in ana.get(at).text


def test_the_message_is_let_go_after_a_day_unless_it_is_kept(house, ana) -> None:
    from datetime import UTC, datetime, timedelta

    from brimful.guide import drafts

    answers = {
        "Write it here": {"answer": DRAFT},
        "What now?": {"answer": "send_new"},
        "Your new version": {"answer": "A kinder one."},
    }
    end = go(ana, begin(ana, "before-i-send"), answers=answers)
    page = ana.get(end).text
    assert "It can&#39;t be sent from this page." in page or "It can't be sent from this page." in page
    assert "A kinder one." in page
    desk, now = house.at("ana"), datetime.now(UTC)
    assert drafts.let_go(desk, load(), now + timedelta(hours=23)) == 0
    assert drafts.let_go(desk, load(), now + timedelta(hours=25)) == 1
    run = last(house)
    assert DRAFT not in str(run)
    assert "A kinder one." not in str(run)
    assert run.fields["words_before"] == len(DRAFT.split())
    assert "has been deleted here" in ana.get(end).text
    # and one that is kept stays
    end = go(ana, begin(ana, "before-i-send"), answers=answers)
    ana.post(f"{end.removesuffix('/end')}/kept", data=form())
    assert drafts.let_go(house.at("ana"), load(), now + timedelta(days=30)) == 0
    assert DRAFT in str(last(house))


def test_answers_about_safety_are_forgotten_with_the_lock(house, ana) -> None:
    at = begin(ana, "breath-446")
    ana.get(at)
    held = house.app.state.passing
    account = house.at("ana").account
    rid = at.rsplit("/", 1)[1]
    held.answers.of(account, rid)["0"] = object()
    ana.post("/lock", data=form())
    assert held.answers.of(account, rid) == {}
