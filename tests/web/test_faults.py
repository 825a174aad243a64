"""What a person sees when something can't be done."""

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.vault.errors import Throttled
from brimful.vault.port import StoreFull
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.security.limits import FORM_LIMIT


@pytest.fixture
def refusing(house):
    """Add an address whose handler reads the form and raises ``error``."""

    def add(error: BrimfulError | None = None):
        async def handler(request: Request, desk: object) -> Response:
            form = await forms.read(request)
            form.text("text")
            if error:
                raise error
            return Response("taken")

        house.app.router.routes.append(Route("/try", unlocked(handler), methods=["POST"], name="try.try"))

    return add


def test_missing_is_one_calm_page(ana) -> None:
    answer = ana.get("/no/such/page")
    assert answer.status_code == 404
    assert "There is nothing here under this address." in answer.text


def test_what_was_typed_comes_back_when_the_disk_is_full(refusing, ana) -> None:
    refusing(StoreFull())
    answer = ana.post(
        "/try", data={"text": "a long evening\n<b>of words</b>", "state": "octopus", "passphrase": "hidden"}
    )
    assert answer.status_code == 507
    assert "The disk is full" in answer.text
    assert "a long evening\n&lt;b&gt;of words&lt;/b&gt;</textarea>" in answer.text
    assert 'name="state" value="octopus"' in answer.text
    assert 'action="/try"' in answer.text
    assert "hidden</" not in answer.text
    assert "passphrase" not in answer.text


def test_text_with_signs_that_are_none_comes_back_clean(refusing, ana) -> None:
    refusing()
    answer = ana.post("/try", data={"text": "words with a \x00 in them"})
    assert answer.status_code == 422
    assert "words with a  in them</textarea>" in answer.text
    assert ana.post("/try", data={"text": "words with a  in them"}).text == "taken"


def test_waiting_is_said_in_the_header_too(refusing, ana) -> None:
    refusing(Throttled(wait=17))
    answer = ana.post("/try", data={})
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "17"


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_over_the_limit_is_refused_in_a_sentence(refusing, ana, declared: bool) -> None:
    refusing()
    body = b"text=" + b"a" * (FORM_LIMIT + 1)
    kind = {"content-type": "application/x-www-form-urlencoded"}
    pieces = (body[i : i + 65536] for i in range(0, len(body), 65536))
    answer = ana.post("/try", content=body if declared else pieces, headers=kind)
    assert answer.status_code == 413
    assert "1 MB" in answer.text


def test_a_body_that_is_no_form_changes_nothing(refusing, ana) -> None:
    refusing()
    answer = ana.post("/try", json={"text": "x"})
    assert answer.status_code == 422
    assert "did not arrive as a form" in answer.text
    many = "&".join(f"f{n}=x" for n in range(1001))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert ana.post("/try", content=many, headers=kind).status_code == 422


def test_what_is_sent_while_locked_stays_on_screen_where_it_cannot_be_sealed(
    refusing, house, stranger
) -> None:
    """A device without the drop key: nothing can be sealed, so nothing is taken away."""
    refusing()
    answer = stranger.post("/try", data={"text": "typed on a strange device"})
    assert answer.status_code == 409
    assert "typed on a strange device</textarea>" in answer.text


def test_long_words_go_into_the_drop_box_in_pieces(refusing, house, ana) -> None:
    refusing()
    house.vault.lock(ana.cookies["brimful-local"])
    words = "\n".join(f"line {n} of a long, long night äöü" for n in range(900))
    answer = ana.post("/try", data={"text": words}, headers={"brimful-keep": "1"})
    assert answer.status_code == 204
    notes = house.vault.file_drops(house.at("ana"), lambda desk, note: None)
    assert len(notes) > 1
    assert "".join(note.fields["text"] for note in notes) == words
