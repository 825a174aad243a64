"""Short texts of the owner's beside a row that is not a record: the name of a session."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Unopenable
from .fields import pack
from .rand import Random, random_bytes

LONGEST = 64


class LabelSealer:
    """Seals texts of up to 64 bytes, all to the same size, bound to their place."""

    def __init__(self, key: bytearray, rng: Random = random_bytes) -> None:
        self._aes = AESGCM(key)
        self._rng = rng

    def seal(self, label: str, place: bytes) -> bytes:
        """``label`` is cut to 64 bytes; an empty one stays empty."""
        if not label:
            return b""
        nonce = self._rng(12)
        cut = label.encode()[:LONGEST].decode(errors="ignore").encode()
        return nonce + self._aes.encrypt(nonce, cut.ljust(LONGEST), _ad(place))

    def open(self, box: bytes, place: bytes) -> str:
        """Raises Unopenable."""
        if not box:
            return ""
        try:
            return self._aes.decrypt(box[:12], box[12:], _ad(place)).decode().rstrip()
        except (InvalidTag, ValueError):
            raise Unopenable from None


def _ad(place: bytes) -> bytes:
    return pack("brimful/label/1", place)
