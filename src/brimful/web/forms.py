"""Reading forms: bounded, strict text, and nothing typed is ever lost.

A field that can't be taken raises ``BadField``; the page that answers shows the sentence and a form with
everything that was typed, ready to be sent again. A page that can do better catches it and shows its own form.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from brimful.core.errors import BadInput
from brimful.web import text
from brimful.web.errors import BadField

FIELDS = 1000
MOST = 100_000  # characters in one field: about forty pages
LINE = 500
# what no keyboard types and no page can show: control characters but tab and line feed, lone surrogates, and
# the sign that stands for bytes which were no text
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffd\ufffe\uffff]")
HIDDEN = frozenset({"request", "seen", "do"})
SECRET = frozenset({"passphrase", "passphrase_again", "new_passphrase", "old_passphrase", "offered", "code"})


class Form:
    """The fields of one sent form; values keep the order in which they came."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\r", "\n"))

    def text(self, name: str, most: int = MOST) -> str:
        """Free text, outer white space removed. Raises ``BadField`` when over ``most`` characters or no text."""
        value = self._first(name)
        if _NOT_TEXT.search(value):
            raise BadField(text.NOT_TEXT, name, self.typed())
        if len(value) > most:
            raise BadField(text.FIELD_TOO_LONG, name, self.typed(), most=f"{most:,}")
        return value.strip()

    def line(self, name: str, most: int = LINE) -> str:
        """Text of one line."""
        return " ".join(self.text(name, most).split())

    def texts(self, name: str, most: int = MOST) -> list[str]:
        """All non-empty texts of a field that stands several times in the form."""
        every = self._values.get(name, [])
        return [found for value in every if (found := Form([(name, value)])._checked(name, most, self))]

    def secret(self, name: str) -> str:
        """A passphrase or code exactly as typed, outer spaces included; never shown again."""
        return self._first(name)

    def choice(self, name: str, options: Sequence[str], default: str | None = None) -> str:
        """One of ``options``; raises ``BadField`` for anything else unless nothing came and there is a default."""
        value = self._first(name)
        if not value and default is not None:
            return default
        if value not in options:
            raise BadField(text.NOT_A_CHOICE, name, self.typed())
        return value

    def choices(self, name: str, options: Sequence[str] | None = None) -> list[str]:
        """Chosen keys in the order of the form, each once. Unknown ones raise ``BadField``."""
        found = list(dict.fromkeys(self.texts(name, LINE)))
        if options is not None and any(value not in options for value in found):
            raise BadField(text.NOT_A_CHOICE, name, self.typed())
        return found

    def scale(self, name: str, low: int = 0, high: int = 10) -> int | None:
        """A number from ``low`` to ``high``; None = not set."""
        value = self._first(name).strip()
        if not value:
            return None
        if not value.isascii() or not value.isdigit() or len(value) > 3 or not low <= int(value) <= high:
            raise BadField(text.NOT_A_CHOICE, name, self.typed())
        return int(value)

    def checked(self, name: str) -> bool:
        return bool(self._first(name))

    def request_id(self) -> str | None:
        """The id from ``form_id()``: a form sent twice carries the same one."""
        value = self._first("request")
        return value if re.fullmatch("[0-9a-f]{32}", value) else None

    def seen(self) -> int:
        """The version of the record this form was made from; 0 = new."""
        value = self._first("seen")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0

    def names(self, prefix: str = "") -> list[str]:
        return [name for name in self._values if name.startswith(prefix)]

    def typed(self) -> dict[str, list[str]]:
        """What the person typed or chose, cleaned to be shown again; no secrets, no hidden fields."""
        return {
            name: [_NOT_TEXT.sub("", value) for value in values]
            for name, values in self._values.items()
            if name not in SECRET and name not in HIDDEN and not _NOT_TEXT.search(name)
        }

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for name, values in self._values.items():
            for value in values:
                yield name, value

    def _first(self, name: str) -> str:
        return self._values.get(name, [""])[0]

    def _checked(self, name: str, most: int, whole: "Form") -> str:
        try:
            return self.text(name, most)
        except BadField as error:
            raise BadField(error.sentence, name, whole.typed(), **error.fields) from None


async def read(request: Request) -> Form:
    """The form of this request, read once. Raises ``BadInput`` when the body is no form, ``TooLong`` over 1 MB."""
    known: Form | None = getattr(request.state, "form", None)
    if known is not None:
        return known
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        form = Form(_pairs(await request.body()))
    elif kind == "multipart/form-data":
        form = await _multipart(request)
    elif not await request.body():
        form = Form([])
    else:
        raise BadInput(text.NOT_A_FORM)
    request.state.form = form
    return form


def _pairs(body: bytes) -> list[tuple[str, str]]:
    try:
        # bytes that are no UTF-8 become U+FFFD, which no field accepts
        return parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:
        raise BadInput(text.NOT_A_FORM) from None


async def _multipart(request: Request) -> Form:
    from starlette.exceptions import HTTPException

    try:
        async with request.form(max_files=0, max_fields=FIELDS) as data:
            return Form([(name, value) for name, value in data.multi_items() if isinstance(value, str)])
    except HTTPException:
        raise BadInput(text.NOT_A_FORM) from None
