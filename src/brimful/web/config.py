"""What a web server of Brimful is told at start. Personal settings live in the vault, not here."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PORT = 4460


@dataclass(frozen=True)
class Config:
    """``hosts``: further names this server answers to (loopback names always count); ``https``: a proxy in
    front speaks TLS, so cookies are bound to it; ``root_path``: prefix when mounted below another site;
    ``template_cache``: folder of the owner's own for compiled templates (no personal text), None = memory only;
    ``home``: the folder of the vault, shown to its owner.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    hosts: frozenset[str] = frozenset()
    https: bool = False
    root_path: str = ""
    template_cache: Path | None = None
    home: Path | None = None

    @property
    def allowed_hosts(self) -> frozenset[str]:
        return LOOPBACK | self.hosts
