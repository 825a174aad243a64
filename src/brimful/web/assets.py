"""Style sheets, scripts, fonts and pictures, found by folder and served from memory under a name that changes
with their content, so that a browser may keep them for ever.

``static/x``           is served as  ``x``
``components/x.js``    is served as  ``components/x.js``
``pages/<page>/x.css`` is served as  ``pages/<page>/x.css``  (scripts too)
``brimful.css``        is ``static/tokens.css``, ``static/layers/*.css`` and ``components/*.css`` in this order
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".m4a": "audio/mp4",
}
SHEET = "brimful.css"


@dataclass(frozen=True)
class Asset:
    body: bytes
    media_type: str


class Assets:
    """All static files. ``build`` is a checksum of their content and part of every address."""

    def __init__(self) -> None:
        web = files("brimful.web")
        self._files: dict[str, Asset] = {}
        sheet: list[bytes] = []
        for name, body in [*_walk(web / "static"), *_walk(web / "components", "components/")]:
            self._add(name, body)
            if name == "tokens.css" or (
                name.startswith(("layers/", "components/")) and name.endswith(".css")
            ):
                sheet.append(body)
        for name, body in _walk(web / "pages", "pages/"):
            self._add(name, body)
        sheet.sort(key=lambda body: 0 if b"@layer tokens, base" in body[:400] else 1)
        self._files[SHEET] = Asset(b"\n".join(sheet), TYPES[".css"])
        checksum = 0
        for name, asset in sorted(self._files.items()):
            checksum = zlib.crc32(asset.body, zlib.crc32(name.encode(), checksum))
        self.build = f"{checksum:08x}"

    def get(self, name: str) -> Asset | None:
        return self._files.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def names(self) -> list[str]:
        return sorted(self._files)

    def _add(self, name: str, body: bytes) -> None:
        media_type = TYPES.get(name[name.rfind(".") :])
        if media_type:
            self._files[name] = Asset(body, media_type)


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _walk(item, f"{prefix}{item.name}/")
        elif item.name[item.name.rfind(".") :] in TYPES:
            yield prefix + item.name, item.read_bytes()
