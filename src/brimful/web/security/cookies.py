"""Cookies. Each is HttpOnly and sent to our own pages only.

session  the secret that unwraps the account key (vault, section 7)
drop     the public key and the write-only right to leave notes while locked; reads nothing
back     where to go after unlocking: a neutral path, ten minutes
waiting  which words in memory are this browser's, before there is a vault; an hour
start    which answers in memory are this browser's, while the vault is being set up; an hour
country  a country's code for the help lines, so that they are the right ones while locked
look     light or dark for pages shown while locked; nothing personal

On https the names carry `__Host-`, which ties them to this very host. On plain loopback browsers may refuse that
prefix, so there they are called `brimful-…` and the server listens on 127.0.0.1 only.
"""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from brimful.web.config import Config

TEN_MINUTES = 600
HOUR = 3600
YEARS = 400 * 24 * 3600  # browsers keep a cookie 400 days at most; it is set again at each unlock


def name_of(what: str, config: Config) -> str:
    if config.https:
        return "__Host-brimful" if what == "session" else f"__Host-brimful-{what}"
    return "brimful-local" if what == "session" else f"brimful-local-{what}"


def read(request: HTTPConnection, what: str, config: Config) -> str:
    return request.cookies.get(name_of(what, config), "")


def keep_session(response: Response, value: str, config: Config) -> None:
    """Set the session cookie; it ends with the browser, the server ends it earlier."""
    _set(response, "session", value, config, None)


def keep_drop_key(response: Response, value: str, config: Config) -> None:
    _set(response, "drop", value, config, YEARS)


def keep_way_back(response: Response, path: str, config: Config) -> None:
    _set(response, "back", path, config, TEN_MINUTES)


def keep_waiting(response: Response, token: str, config: Config) -> None:
    _set(response, "waiting", token, config, HOUR)


def keep_start(response: Response, token: str, config: Config) -> None:
    _set(response, "start", token, config, HOUR)


def keep_country(response: Response, code: str, config: Config) -> None:
    _set(response, "country", code, config, YEARS)


def keep_look(response: Response, theme: str, config: Config) -> None:
    _set(response, "look", theme, config, YEARS)


def forget(response: Response, what: str, config: Config) -> None:
    response.delete_cookie(
        name_of(what, config), path="/", secure=config.https, httponly=True, samesite="strict"
    )


def _set(response: Response, what: str, value: str, config: Config, age: int | None) -> None:
    response.set_cookie(
        name_of(what, config),
        value,
        max_age=age,
        path="/",
        secure=config.https,
        httponly=True,
        samesite="strict",
    )
