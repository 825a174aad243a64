"""Headers of every response (vault, section 8)."""

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# microphone (voice notes) and bluetooth (heart sensor) may be asked for by our own pages, nothing else by anyone
_NOBODY = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
]
PERMISSIONS = ", ".join(["microphone=(self)", "bluetooth=(self)", *(f"{name}=()" for name in _NOBODY)])
NO_STORE = "no-store"
FOR_EVER = "public, max-age=31536000, immutable"

_COMMON: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", PERMISSIONS.encode()),
)
_HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
_SET_HERE = frozenset(name for name, _ in _COMMON) | {_HSTS[0]}

Raw = list[tuple[bytes, bytes]]


def guarded(headers: Raw, *, static: bool, https: bool) -> Raw:
    """``headers`` with ours added. Only a static file that was found may be kept by the browser."""
    kept = [(k, v) for k, v in headers if k.lower() not in _SET_HERE and k.lower() != b"cache-control"]
    kept += _COMMON
    if https:
        kept.append(_HSTS)
    kept.append((b"cache-control", (FOR_EVER if static else NO_STORE).encode()))
    return kept
