"""What every handler can reach: one object on the application's state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from brimful.web.assets import Assets
from brimful.web.config import Config
from brimful.web.undo import Undo

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from brimful.guide.drops import Filing
    from brimful.practices.library import Library
    from brimful.vault.vault import Vault


@dataclass
class Shell:
    """``load_library`` reads the practices on first use, so that the first page does not wait for them."""

    vault: Vault
    load_library: Callable[[], Library]
    config: Config
    assets: Assets
    undo: Undo = field(default_factory=Undo)
    filings: dict[str, Filing] = field(default_factory=dict)

    @cached_property
    def library(self) -> Library:
        return self.load_library()


def shell_of(request: HTTPConnection) -> Shell:
    shell: Shell = request.app.state.shell
    return shell
