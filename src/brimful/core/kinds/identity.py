"""The key pair that notes written while locked are sealed to; one record."""

from brimful.core.kind import Kind, Upcaster

KIND = "identity"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Identity(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """X25519 key pair of the account.

    ``private``: private key, 32 bytes (base64 in JSON)
    ``public``: public key, 32 bytes (base64 in JSON)
    """

    private: bytes
    public: bytes
