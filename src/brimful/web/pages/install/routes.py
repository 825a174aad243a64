"""What makes Brimful installable: the manifest, and the service worker that keeps ``/now`` within reach."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from brimful.web.doors import public
from brimful.web.links import has_route, home, url_for
from brimful.web.pages.now.statics import worker_shell
from brimful.web.shell import shell_of

AIR, WATER = "#EDEBE4", "#1E4754"  # tokens.css: --air, --water
ICONS = (
    ("icons/bowl.svg", "any", "image/svg+xml", "any"),
    ("icons/icon-192.png", "192x192", "image/png", "any"),
    ("icons/icon-512.png", "512x512", "image/png", "any"),
    ("icons/icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


@public
async def worker(request: Request) -> Response:
    code = shell_of(request).assets.get("pages/install/worker.js")
    assert code is not None
    shell = json.dumps(worker_shell(request), sort_keys=True)
    return Response(
        f"const SHELL = {shell};\n".encode() + code.body, media_type="text/javascript; charset=utf-8"
    )


@public
async def manifest(request: Request) -> Response:
    """The name is neutral, and so is the picture: what stands on a phone's screen is seen by others."""
    return JSONResponse(
        {
            "name": "Brimful",
            "short_name": "Brimful",
            "id": home(request),
            "start_url": home(request),
            "scope": home(request),
            "display": "standalone",
            "lang": "en",
            "background_color": AIR,
            "theme_color": AIR,
            "icons": [
                {"src": _static(request, name), "sizes": sizes, "type": kind, "purpose": purpose}
                for name, sizes, kind, purpose in ICONS
            ],
            "shortcuts": _shortcuts(request),
        },
        media_type="application/manifest+json",
    )


def _shortcuts(request: Request) -> list[dict[str, Any]]:
    icon = [{"src": _static(request, "icons/icon-192.png"), "sizes": "192x192"}]
    found = [{"name": "Now", "url": url_for(request, "now.show"), "icons": icon}]
    if has_route(request, "checkin.show"):
        found.append({"name": "Check in", "url": url_for(request, "checkin.show"), "icons": icon})
    return found


def _static(request: Request, name: str) -> str:
    return url_for(request, "static.file", build=shell_of(request).assets.build, name=name)


ROUTES = [
    Route("/sw.js", worker, name="install.worker"),
    Route("/manifest.webmanifest", manifest, name="install.manifest"),
]
