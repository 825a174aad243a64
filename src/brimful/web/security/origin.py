"""Changes are only taken from our own pages (no token in the page, so cached and offline pages keep working).

`Sec-Fetch-Site` decides where the browser sends it, `Origin` where it does not; a request with neither is refused,
since nothing but a browser uses these pages. The order follows Datasette's header check and the OWASP cheat sheet
on cross-site request forgery, which asks for the fallback.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def origin_allowed(headers: Headers, *, https: bool) -> bool:
    """Whether an unsafe request or a socket handshake with these headers comes from our own pages."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        # "none" is the person's own doing: a reload of an answered form
        return site.strip().lower() in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return False
    parts = urlsplit(origin)
    scheme = "https" if https else "http"
    return parts.scheme == scheme and parts.netloc.lower() == (headers.get("host") or "").lower() != ""
