"""What was begun and not sent: given back when the form is opened again, unless it has been saved since."""

from brimful.core.kinds.entry import Entry
from brimful.vault.opened import Opened
from brimful.web.drafts import draft_of, drop_draft

RECENT = 8  # entries looked through for a draft that has been saved since


def begun_at(desk: Opened, form: str) -> dict[str, str]:
    """The fields as they stood, by name; empty when there is nothing to go on with.

    A draft can outlive its form: one more keystroke was on its way when the form was sent, or the page was locked
    and its words came in through the drop box. Where an entry holds all of them, nothing is asked twice.
    """
    draft = draft_of(desk, form)
    if draft is None:
        return {}
    text = draft.data.text.get("text", "").strip()
    for entry in desk.recent(Entry, RECENT):
        later = entry.updated >= draft.updated
        if text and (entry.data.text == text or (later and entry.data.text.startswith(text))):
            drop_draft(desk, form)
            return {}
    return dict(draft.data.text)
