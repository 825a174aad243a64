"""The person's own time zone, and dates as they are said: "today, 21:40", "9 Nov", "9 November 2026".

The browser names its zone in a cookie (components/zone.js); without script the zone of the machine counts, which at
home is the same. Nothing else is learnt from it.
"""

import os
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import pass_context
from jinja2.runtime import Context
from starlette.requests import HTTPConnection

from brimful.core.text import N_

COOKIE = "brimful-zone"
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def zone_name(request: HTTPConnection) -> str:
    """IANA name of the person's zone; the machine's where the browser has not said one that is known here."""
    return _of_browser(request) or _of_machine() or "UTC"


def zone_of(request: HTTPConnection) -> tzinfo:
    name = _of_browser(request) or _of_machine()
    return ZoneInfo(name) if name else datetime.now(UTC).astimezone().tzinfo or UTC


def zone_then(request: HTTPConnection, tz: str) -> tzinfo:
    """The zone a record was written in; where none is known, the person's zone now."""
    name = _known(tz) if tz != "UTC" else ""
    return ZoneInfo(name) if name else zone_of(request)


def here_now(request: HTTPConnection) -> datetime:
    """Now, in the person's zone."""
    return datetime.now(zone_of(request))


@pass_context
def clock(context: Context, moment: datetime) -> str:
    """21:40"""
    return f"{moment.astimezone(zone_of(context['request'])):%H:%M}"


@pass_context
def day(context: Context, moment: datetime | date) -> str:
    """ "today", "yesterday", "9 Nov", or "9 Nov 2025" when it is another year."""
    found, today = _date(context, moment), here_now(context["request"]).date()
    if found == today:
        return _say(context, N_("today"))
    if (today - found).days == 1:
        return _say(context, N_("yesterday"))
    said = f"{found.day} {_say(context, SHORT_MONTHS[found.month - 1])}"
    return said if found.year == today.year else f"{said} {found.year}"


@pass_context
def when(context: Context, moment: datetime) -> str:
    """ "today, 21:40"."""
    return f"{day(context, moment)}, {clock(context, moment)}"


@pass_context
def said_when(context: Context, moment: datetime) -> str:
    """The same on the clock that ``moment`` brings with it, for what was written on a journey."""
    return f"{day(context, moment.date())}, {moment:%H:%M}"


@pass_context
def month(context: Context, moment: datetime | date) -> str:
    """November 2026"""
    found = _date(context, moment)
    return f"{_say(context, MONTHS[found.month - 1])} {found.year}"


def as_heading(said: str) -> str:
    """With a capital at its beginning, and nothing else changed."""
    return said[:1].upper() + said[1:]


FILTERS = {
    "as_heading": as_heading,
    "clock": clock,
    "day": day,
    "when": when,
    "said_when": said_when,
    "month": month,
}


def _date(context: Context, moment: datetime | date) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone(zone_of(context["request"])).date()
    return moment


def _say(context: Context, message: str) -> str:
    return str(context.call(context["gettext"], message))  # Jinja's own takes the context first


def _of_browser(request: HTTPConnection) -> str:
    return _known(request.cookies.get(COOKIE, "").replace("%2F", "/"))


def _known(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ValueError, OSError, KeyError):
        return ""


@cache
def _of_machine() -> str:
    """The machine's own zone by name, "" where it can't be told."""
    named = os.environ.get("TZ", "").lstrip(":")
    return _known(named or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2])
