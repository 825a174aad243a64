"""Practices that a person has dropped for good, because they made things harder; and taking that back."""

from msgspec.structs import replace

from brimful.core.kinds.settings import Settings
from brimful.practices.activated.ranking import GROUNDING
from brimful.vault.opened import Opened

PRACTICES = "practices"  # where the settings keep hidden options, dropped practices stand under this name


def dropped_of(settings: Settings) -> frozenset[str]:
    return frozenset(settings.hidden_options.get(PRACTICES, ()))


def drop(opened: Opened, practice: str, *, away: bool, tz: str = "UTC") -> None:
    """``away``: not offered any more; else offered again. The ground can't be dropped. Raises Conflict, StoreError."""
    record = opened.one(Settings)
    settings = record.data if record else Settings()
    names = [name for name in settings.hidden_options.get(PRACTICES, ()) if name != practice]
    names += [practice] if away and practice != GROUNDING else []
    hidden = {name: keys for name, keys in settings.hidden_options.items() if name != PRACTICES}
    changed = replace(settings, hidden_options={**hidden, PRACTICES: names} if names else hidden)
    if changed != settings:
        rid, seen = (record.id, record.version) if record else (None, 0)
        opened.put(changed, rid=rid, seen=seen, tz=tz)
