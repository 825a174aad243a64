"""One of the person's own people on the help page."""

from brimful.core.kind import Kind, Upcaster

KIND = "contact"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Contact(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Someone to turn to, shown first on the help page.

    ``name``: as the person calls them
    ``phone``: number as typed
    ``note``: a line, for instance when to call
    ``order``: place in the list, lowest first
    """

    name: str = ""
    phone: str = ""
    note: str = ""
    order: int = 0
