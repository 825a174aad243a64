"""What can go wrong with a key or a box. The vault turns these into sentences."""


class CryptoError(Exception):
    """Base; carries nothing, so that nothing can leak through it."""


class Unopenable(CryptoError):
    """A box that does not open at this place with this key: damaged, moved, or of another account."""


class WrongKey(CryptoError):
    """A wrap whose commitment or tag does not fit the key."""


class KdfRefused(CryptoError):
    """Argon2id parameters under the floor or over the ceiling, or bytes that are no parameters."""


class Mistyped(CryptoError):
    """A recovery code that is too short, too long, has a foreign character, or fails its check character."""
