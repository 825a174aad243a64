"""The socket the app listens on."""

import socket

import pytest

from brimful.cli.serve import PortTaken, listen


def test_small_answers_leave_at_once() -> None:
    """asyncio sets TCP_NODELAY only on sockets that name TCP; without it each answer waits for the browser's ACK."""
    with listen("127.0.0.1", 0, others=False) as found, socket.create_connection(found.getsockname()):
        accepted, _ = found.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP


def test_a_taken_port_is_said_or_the_next_one_is_used() -> None:
    with listen("127.0.0.1", 0, others=False) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTaken):
            listen("127.0.0.1", port, others=False)
        with listen("127.0.0.1", port, others=True) as second:
            assert second.getsockname()[1] > port
