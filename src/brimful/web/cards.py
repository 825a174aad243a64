"""The quiet cards on Now: what came due, asked once. Each can be left out, and then it is gone."""

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct
from starlette.requests import Request

from brimful.core.text import N_
from brimful.guide import drafts, due
from brimful.vault.opened import Opened
from brimful.web.links import url_for
from brimful.web.passing import passing_of
from brimful.web.seam import call
from brimful.web.shell import shell_of

QUESTIONS = N_("There is a question from earlier, if you like.")
SOME_QUESTIONS = N_("There are some questions from earlier, if you like.")
LOOK_BACK = N_("A little while ago you were activated.")
SEEN = N_("Put it away")


class Card(Struct, frozen=True, kw_only=True):
    """``words`` are ready to be shown, ``line`` is a message id. ``href``: where it is answered, "" where there is
    nothing to answer; ``leave``: where the form that takes it away is sent, with ``away`` on its button.
    """

    words: str
    line: str = ""
    href: str = ""
    leave: str
    away: str = N_("Not this time")


async def cards_of(request: Request, desk: Opened) -> list[Card]:
    """What is due now, the earliest first; for ``components/quiet_cards.html``. Messages a day old are let go here."""
    shell = shell_of(request)
    passing = passing_of(request, desk)
    held = shell.undo.held(desk.account)
    now = datetime.now(UTC)
    await call(drafts.let_go, desk, shell.library, now)
    found = await call(due.cards, desk, shell.library, now, passing=passing)
    return list(_cards(request, [card for card in found if card.rid not in held]))


def _cards(request: Request, found: list[due.DueCard]) -> Iterator[Card]:
    for card in found:
        if card.kind == "questions":
            yield Card(
                words=card.words,
                line=QUESTIONS if card.count == 1 else SOME_QUESTIONS,
                href=url_for(request, "run.later", rid=card.rid),
                leave=url_for(request, "run.later_leave", rid=card.rid),
            )
        elif card.kind == "timer":
            away = url_for(request, "run.put_away", rid=card.rid)
            yield Card(words=card.words, leave=away, away=SEEN)
        else:
            yield Card(
                words=card.words,
                line=LOOK_BACK,
                href=url_for(request, "moment.later", rid=card.rid),
                leave=url_for(request, "moment.later_leave", rid=card.rid),
            )
