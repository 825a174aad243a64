"""The floor of the page benches: Starlette and uvicorn with one page, as bare as they come."""

import socket
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

SIZE = int(sys.argv[1])


async def page(request: Request) -> HTMLResponse:
    return HTMLResponse("x" * SIZE)


found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
found.bind(("127.0.0.1", 0))
print(f"http://127.0.0.1:{found.getsockname()[1]}/", flush=True)
# the settings of web/serve.py, also where a faster protocol or loop happens to be installed
config = uvicorn.Config(
    Starlette(routes=[Route("/", page)]),
    log_config=None,
    access_log=False,
    server_header=False,
    date_header=False,
    ws="none",
    loop="asyncio",
    http="h11",
)
uvicorn.Server(config).run(sockets=[found])
