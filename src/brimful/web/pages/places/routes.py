"""The places that nothing stands in yet; each says in one line what is coming. A page named like a place takes it over."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.vault.opened import Opened
from brimful.web.doors import unlocked
from brimful.web.render import page


@unlocked
async def mirror(request: Request, desk: Opened) -> Response:
    return page(request, "places/mirror.html", place="mirror")


ROUTES = [Route("/mirror", mirror, name="places.mirror")]
