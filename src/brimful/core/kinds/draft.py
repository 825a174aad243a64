"""Text of a form that has not been sent yet."""

# ruff: noqa: RUF012 - a Struct copies its empty defaults

from brimful.core.kind import Kind, Upcaster

KIND = "draft"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Draft(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A form as typed so far, kept sealed.

    ``form``: name of the form
    ``text``: typed text by field name
    """

    form: str
    text: dict[str, str] = {}
