"""A line of the security journal the owner sees."""

from brimful.core.kind import Instant, Kind, Upcaster

KIND = "security_event"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class SecurityEvent(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something that happened to the locks of this vault.

    ``at``: when
    ``what``: unlock, failed, passphrase, recovery, recovery-code, session-ended, ...
    ``count``: how many times, for instance failed tries since the last unlock
    """

    at: Instant
    what: str
    count: int = 1
