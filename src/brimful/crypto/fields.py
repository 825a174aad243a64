"""Unambiguous joining of fields for associated data and HKDF info.

Each field is preceded by its length as 4 bytes, big-endian. Texts are UTF-8, numbers 8 bytes big-endian.
"""


def pack(*fields: bytes | str | int) -> bytes:
    raws = [field if isinstance(field, bytes) else field_bytes(field) for field in fields]
    return b"".join([piece for raw in raws for piece in (len(raw).to_bytes(4), raw)])


def field_bytes(field: bytes | str | int) -> bytes:
    if isinstance(field, bytes):
        return field
    return field.encode() if isinstance(field, str) else field.to_bytes(8)
