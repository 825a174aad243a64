"""The outermost edge of the server: guards before, headers and one log line after, and nothing ever escapes.

The log knows method, route template, status, duration, a random id and an error code; never a path, query, body,
cookie, login or the text of an exception (vault, section 8).
"""

import logging
import time
from pathlib import PurePath
from traceback import extract_tb
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from brimful.core.errors import BrimfulError
from brimful.web import faults
from brimful.web.config import Config
from brimful.web.errors import ForeignOrigin, TooLong, WrongHost
from brimful.web.security import headers, hosts, limits, origin

log = logging.getLogger("brimful.access")
trouble = logging.getLogger("brimful.trouble")


class Edge:
    def __init__(self, app: ASGIApp, config: Config) -> None:
        self.app = app
        self.config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        request_id = uuid4().hex[:12]
        status = 0

        async def guarded_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = headers.guarded(
                    list(message.get("headers", ())),
                    static=bool(scope.get("brimful.static")) and status == 200,
                    https=self.config.https,
                )
            await send(message)

        try:
            refusal = self._refusal(scope)
            if refusal:
                await faults.answer(Request(scope), refusal)(scope, receive, guarded_send)
            else:
                await self.app(scope, limits.bounded(receive), guarded_send)
        except ClientDisconnect:  # the page was left while it was still sending; there is nobody to answer
            scope["brimful.code"] = "went-away"
        except Exception as error:  # noqa: BLE001 - the outermost edge: nothing may escape into a log
            scope["brimful.code"] = "unexpected"
            trouble.error("%s %s", request_id, where_of(error))
            if not status:
                await faults.unexpected(Request(scope), request_id)(scope, receive, guarded_send)
        finally:
            log.info(
                "%s %s %d %.1fms %s %s",
                scope["method"],
                template_of(scope),
                status,
                (time.perf_counter() - started) * 1000,
                request_id,
                scope.get("brimful.code", "-"),
            )

    def _refusal(self, scope: Scope) -> BrimfulError | None:
        found = Headers(scope=scope)
        if not hosts.host_allowed(found, self.config.allowed_hosts):
            return WrongHost()
        if scope["method"] not in origin.SAFE and not origin.origin_allowed(found, https=self.config.https):
            return ForeignOrigin()
        if limits.declared_too_long(found):
            return TooLong(limit=limits.SAID)
        return None

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = Headers(scope=scope)
        if hosts.host_allowed(found, self.config.allowed_hosts) and origin.origin_allowed(
            found, https=self.config.https
        ):
            await self.app(scope, receive, send)
            return
        await receive()  # websocket.connect
        await send({"type": "websocket.close", "code": 1008})


def template_of(scope: Scope) -> str:
    """The pattern of the route that answered; what was asked for otherwise stays out of the log."""
    route = scope.get("route")
    return getattr(route, "path", "-") if route else "-"


def where_of(error: BaseException) -> str:
    """Kind and place of an unforeseen error: file, line and function of each frame, without its message."""
    frames = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' > '.join(frames[-6:])}"
