"""What a person has set; one record."""

# ruff: noqa: RUF012 - a Struct copies its empty defaults

from typing import Annotated, Literal

from msgspec import Meta

from brimful.core.kind import Kind, Upcaster

KIND = "settings"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Settings(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Settings of one person.

    ``name``: what to be called; empty = not given
    ``pronouns``: they, she, he, or free words
    ``words``: which vocabulary for the parts is shown
    ``register``: whether spiritual lines are shown
    ``country``: two-letter ISO 3166 code for the help lines; empty = not chosen
    ``language``: language code of practices and pages
    ``lock_minutes``: idle minutes until the vault locks
    ``theme``: colours of the pages
    ``adult``: said to be 18 or over
    ``gentle_start``: a hard past was named: begin with settling, deep work on request only
    ``brings``: keys of what brings the person here
    ``look_back``: the one question two hours after a run of the moment flow is allowed
    ``autostart``: the first practice of the moment flow may begin by itself at 7 and above
    ``leave_to``: neutral page that leaving quickly opens
    ``own_options``: options added by the person: catalogue to key to label
    ``hidden_options``: options hidden by the person: catalogue to keys
    ``own_feelings``: feeling words of the person's own
    ``not_so``: words the pattern matcher was told are no such pattern: pattern key to words
    ``sheet_shown``: keys of what the pocket sheet shows
    ``setup_done``: the first-run questions have been gone through
    ``birth_year``: upper end of age sliders; None = not given
    ``daily``: practice offered as the daily minute; empty = none chosen
    """

    name: str = ""
    pronouns: str = "they"
    words: Literal["both", "baum", "ifs"] = "both"
    register: Literal["secular", "spiritual"] = "secular"
    country: str = ""
    language: str = "en"
    lock_minutes: Annotated[int, Meta(ge=1, le=60)] = 10
    theme: Literal["auto", "light", "dark"] = "auto"
    adult: bool = False
    gentle_start: bool = False
    brings: list[str] = []
    look_back: bool = False
    autostart: bool = True
    leave_to: str = "https://www.wikipedia.org/"
    own_options: dict[str, dict[str, str]] = {}
    hidden_options: dict[str, list[str]] = {}
    own_feelings: list[str] = []
    not_so: dict[str, list[str]] = {}
    sheet_shown: list[str] = []
    setup_done: bool = False
    birth_year: Annotated[int, Meta(ge=1900, le=2200)] | None = None
    daily: str = ""
