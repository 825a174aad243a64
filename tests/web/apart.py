"""Running a coroutine in a test: in a thread of its own, because a browser of another test may keep a loop in this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run[T](life: Coroutine[Any, Any, T]) -> T:
    """What ``life`` returns; its errors are raised here."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, life).result()
