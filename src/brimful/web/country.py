"""Which country's help lines are shown: chosen, remembered, or guessed from the browser's language, never from an address."""

import re

from starlette.requests import Request

from brimful.guide.countries import COUNTRIES
from brimful.web.security import cookies
from brimful.web.shell import shell_of

ELSEWHERE = "-"  # chosen on purpose: a country that is not in the list


def country_of(request: Request) -> str:
    """ISO code of a country with lines, or "" for none of them. The switch on the help page counts most (travel)."""
    remembered = cookies.read(request, "country", shell_of(request).config)
    if remembered == ELSEWHERE or remembered in COUNTRIES:
        return remembered.removeprefix(ELSEWHERE)
    settings = getattr(request.state, "settings", None)
    if settings is not None and settings.country in COUNTRIES:
        return str(settings.country)
    return guess(request.headers.get("accept-language", ""))


def guess(accept: str) -> str:
    """The first region in ``Accept-Language`` that has lines: "de-AT,de;q=0.8" is "AT"; "" when there is none."""
    for tag in accept.split(",")[:20]:
        for region in re.findall(r"-([A-Za-z]{2})\b", tag.partition(";")[0]):
            if region.upper() in COUNTRIES:
                return str(region.upper())
    return ""
