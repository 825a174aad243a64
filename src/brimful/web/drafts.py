"""What was typed into a form and not sent yet: kept sealed, one record a form, gone when the form has been saved."""

from brimful.core.kinds.draft import Draft
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web.forms import Form

MOST = 200_000  # characters of a field
SEEN = "seen"  # the version of the record that the form was made from, beside the fields


def draft_of(desk: Opened, form: str) -> Record[Draft] | None:
    """The newest draft of a form."""
    return next((r for r in reversed(desk.all(Draft)) if r.data.form == form), None)


def keep_draft(desk: Opened, form: str, sent: Form, names: tuple[str, ...]) -> None:
    """Keep the fields ``names`` of a half-typed form; an empty one keeps nothing and clears what was there."""
    typed = sent.typed()
    text = {name: "\n".join(typed.get(name, []))[:MOST] for name in names}
    if not any(value.strip() for value in text.values()):
        drop_draft(desk, form)
        return
    if sent.seen():
        text[SEEN] = str(sent.seen())
    known = draft_of(desk, form)
    try:
        desk.put(
            Draft(form=form, text=text), rid=known.id if known else None, seen=known.version if known else 0
        )
    except Conflict as moved:  # another tab kept its own a moment ago; what is typed last stays
        desk.put(Draft(form=form, text=text), rid=moved.theirs.id, seen=moved.theirs.version)


def drop_draft(desk: Opened, form: str) -> None:
    for record in desk.all(Draft):
        if record.data.form == form:
            desk.delete(record.id)
