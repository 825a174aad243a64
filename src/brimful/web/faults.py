"""What a person sees when something can't be done: one kind sentence, and everything they typed."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from brimful.core.errors import BrimfulError, NotFound
from brimful.web import text
from brimful.web.errors import BadField
from brimful.web.forms import Form
from brimful.web.render import page

# by log code; everything else that speaks is a refusal of what was asked for
STATUS = {
    "not-found": 404,
    "bad-input": 422,
    "bad-field": 422,
    "bad-answer": 422,
    "note-too-long": 422,
    "mistyped-code": 422,
    "passphrase-refused": 422,
    "wrong-passphrase": 403,
    "wrong-code": 403,
    "prove-again": 403,
    "drop-full": 507,
    "conflict": 409,
    "too-late": 410,
    "too-long": 413,
    "wrong-host": 421,
    "foreign-origin": 403,
    "throttled": 429,
    "busy": 503,
    "store": 503,
    "store-busy": 503,
    "store-full": 507,
    "store-read-only": 503,
    "store-damaged": 500,
    "store-newer": 503,
}


class WrongMethod(BrimfulError):
    code = "wrong-method"
    sentence = text.WRONG_METHOD


async def spoken(request: Request, error: Exception) -> Response:
    """The page for an error that carries its sentence. A sent form comes back with what was typed."""
    assert isinstance(error, BrimfulError)
    return answer(request, error)


async def http(request: Request, error: Exception) -> Response:
    """The page for what the router refuses."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response = answer(request, WrongMethod(), status=405)
        response.headers.update(error.headers or {})
        return response
    if error.status_code == HTTPStatus.NOT_FOUND:
        return answer(request, NotFound())
    return answer(request, BrimfulError(), status=error.status_code)


def answer(request: Request, error: BrimfulError, status: int = 0) -> Response:
    request.scope["brimful.code"] = error.code
    status = status or STATUS.get(error.code, 400)
    typed = typed_in(request, error) if status not in (404, 405, 421) else {}
    response = page(
        request,
        "components/kept.html" if typed else "components/fault.html",
        status=status,
        error=error,
        typed=typed,
        action=request.url.path,
        wrong=getattr(error, "field", ""),
    )
    wait = error.fields.get("wait")
    if status in (429, 503) and isinstance(wait, int):
        response.headers["Retry-After"] = str(max(1, wait))
    return response


def unexpected(request: Request, request_id: str) -> Response:
    """The page for what nobody foresaw; the id is the one in the log."""
    return page(
        request, "components/fault.html", status=500, error=BrimfulError(), request_id=request_id, typed={}
    )


def typed_in(request: Request, error: BrimfulError | None = None) -> dict[str, list[str]]:
    """What stood in the form of this request, as far as it has been read."""
    if isinstance(error, BadField):
        return error.typed
    form = getattr(request.state, "form", None)
    typed = form.typed() if isinstance(form, Form) else {}
    return typed if any(value.strip() for values in typed.values() for value in values) else {}
