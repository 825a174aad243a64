"""Unambiguous joining of fields for associated data and HKDF info.

Each field is preceded by its length as 4 bytes, big-endian. Texts are UTF-8, numbers 8 bytes big-endian.
"""


def pack(*fields: bytes | str | int) -> bytes:
    out = bytearray()
    for field in fields:
        raw = field_bytes(field)
        out += len(raw).to_bytes(4) + raw
    return bytes(out)


def field_bytes(field: bytes | str | int) -> bytes:
    if isinstance(field, bytes):
        return field
    return field.encode() if isinstance(field, str) else field.to_bytes(8)
