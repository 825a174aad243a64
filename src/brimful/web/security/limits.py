"""How much one request may send."""

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from brimful.web.errors import TooLong

FORM_LIMIT = 1024 * 1024
SAID = "1 MB"


def declared_too_long(headers: Headers) -> bool:
    length = headers.get("content-length", "")
    return length.isdigit() and int(length) > FORM_LIMIT


def bounded(receive: Receive) -> Receive:
    """``receive`` that raises ``TooLong`` once the body is over the limit, whatever its header said."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > FORM_LIMIT:
                raise TooLong(limit=SAID)
        return message

    return counted
