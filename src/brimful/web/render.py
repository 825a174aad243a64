"""Pages from templates.

A template of a page is named ``<page>/<name>.html`` and lies in ``pages/<page>/``; components lie in
``components/``. Everything is escaped; every sentence goes through gettext.
"""

from __future__ import annotations

import gettext as gettext_module
from collections.abc import Iterable
from functools import lru_cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from uuid import uuid4

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    select_autoescape,
)
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from brimful.core.errors import BrimfulError
from brimful.core.kinds.settings import Settings
from brimful.guide.helplines import dial
from brimful.web import links, zone
from brimful.web.security import cookies
from brimful.web.shell import shell_of

LANGUAGE = "en"
THEMES = ("auto", "light", "dark")
LEAVE_TO = Settings().leave_to


def page(request: Request, template: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Render ``template`` and answer with it.

    Every template has: ``request``, ``url_for``, ``has_route``, ``static``, ``form_id``, ``say`` (an error's
    sentence), ``theme``, ``unlocked``, ``lock_seconds``, ``leave_to``, ``page_name`` and what is passed here.
    ``place`` ("now", "inside", "between", "path", "mirror") marks where we are in the footer.
    """
    return HTMLResponse(fragment(request, template, **context), status)


def fragment(request: Request, template: str, /, **context: Any) -> str:
    """The text of a template, for a part of a page."""
    shell = shell_of(request)
    settings = getattr(request.state, "settings", None)
    language = settings.language if settings else LANGUAGE
    name = template.partition("/")[0]
    environment = environment_for(language, shell.config.template_cache)
    theme = settings.theme if settings else cookies.read(request, "look", shell.config)
    variables: dict[str, Any] = {
        "request": request,
        "url_for": partial(links.url_for, request),
        "has_route": partial(links.has_route, request),
        "home": partial(links.home, request),
        "static": partial(_static, request),
        "has_static": shell.assets.__contains__,
        "theme": theme if theme in THEMES else "auto",
        "language": language,
        "unlocked": settings is not None,
        "lock_seconds": settings.lock_minutes * 60 if settings else 0,
        "leave_to": settings.leave_to if settings else LEAVE_TO,
        "home_country": settings.country if settings else "",
        "page_name": name,
        "place": "",
        **context,
    }
    return environment.get_template(template).render(variables)


def say(error: BrimfulError, language: str = LANGUAGE) -> str:
    """An error's sentence in the person's language, with its fields filled in."""
    return translations(language).gettext(error.sentence).format(**error.fields)


def form_id() -> Markup:
    """The hidden field that lets a form sent twice be taken once."""
    return Markup('<input type="hidden" name="request" value="{}">').format(uuid4().hex)


@lru_cache
def environment_for(language: str, cache: Path | None) -> Environment:
    if cache:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = Environment(
        loader=_loader(),
        autoescape=select_autoescape(default=True, default_for_string=True),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals["form_id"] = form_id
    environment.filters["dial"] = dial
    environment.filters["groupby_order"] = _in_order
    environment.filters.update(zone.FILTERS)
    environment.globals["say"] = partial(say, language=language)
    return environment


@lru_cache
def translations(language: str) -> gettext_module.NullTranslations:
    """The catalogue of a language from ``locales/``; English needs none."""
    with as_file(files("brimful") / "locales") as folder:
        return gettext_module.translation("brimful", folder, [language], fallback=True)


@lru_cache
def _loader() -> BaseLoader:
    return ChoiceLoader([PackageLoader("brimful.web", "pages"), PackageLoader("brimful.web", ".")])


def _in_order(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items in groups of one attribute, in the order they come (Jinja's own ``groupby`` sorts)."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(getattr(item, name), []).append(item)
    return list(groups.items())


def _static(request: Request, name: str) -> str:
    return links.url_for(request, "static.file", build=shell_of(request).assets.build, name=name)
