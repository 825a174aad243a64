"""A practice in an address is a short code, so that no history of a browser says what was opened.

In routes it stands as ``{practice:practice}``: ``url_for(..., practice="grief")`` gives the code, and the handler
finds the practice with ``practice_at``.
"""

import zlib

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request

from brimful.core.errors import NotFound
from brimful.practices.library import Library
from brimful.practices.schema import Practice
from brimful.web.shell import shell_of


def code_of(practice: str) -> str:
    """Eight hex digits; the same for an id wherever it is opened."""
    return f"{zlib.crc32(practice.encode()):08x}"


class PracticeCode(Convertor[str]):
    regex = "[^/]+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return code_of(value)


register_url_convertor("practice", PracticeCode())


def practice_at(request: Request) -> Practice:
    """The practice of this address. Raises NotFound."""
    library: Library = shell_of(request).library
    code = request.path_params["practice"]
    for name in library.practices:
        if code_of(name) == code:
            return library.practices[name]
    raise NotFound
