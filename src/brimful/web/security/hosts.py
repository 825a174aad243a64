"""Only our own names are answered: a rebound name must not reach the local port."""

from starlette.datastructures import Headers


def host_of(value: str) -> str:
    """The name in a Host header: without port, brackets and trailing dot, in lower case; "" if malformed."""
    value = value.strip().lower()
    if value.startswith("["):
        name, _, rest = value[1:].partition("]")
        return name if not rest or (rest[0] == ":" and rest[1:].isdigit()) else ""
    name, colon, port = value.partition(":")
    if colon and not port.isdigit():
        return ""
    return name.removesuffix(".")


def host_allowed(headers: Headers, allowed: frozenset[str]) -> bool:
    values = headers.getlist("host")
    return len(values) == 1 and host_of(values[0]) in allowed
