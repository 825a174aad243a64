"""What a browser is called in the list of sessions: "Firefox on Android", as far as it says so itself."""

from starlette.requests import Request

BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def label_of(request: Request) -> str:
    """Browser and system, "" when neither is known. No version, no address."""
    said = request.headers.get("user-agent", "")
    found = [next((name for sign, name in table if sign in said), "") for table in (BROWSERS, SYSTEMS)]
    return " on ".join(name for name in found if name)


def origin_of(request: Request) -> str:
    """Where a try to unlock comes from, for slowing guesses down; kept nowhere but as a keyed hash."""
    return request.client.host if request.client else "local"
