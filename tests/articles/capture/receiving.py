"""A receiver on a free port, for a test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.articles.capture.key import LOOPBACK, ReceiverKey
from variorum.articles.capture.receiver import Receiver, Take
from variorum.config.settings import LimitSettings

SMALL = LimitSettings(file_megabytes=1)


def free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def receiving(take: Take, limits: LimitSettings = SMALL) -> Iterator[ReceiverKey]:
    """A key under which a receiver answers in a thread; connections wait from the moment it is made."""
    key = ReceiverKey(free_port(), "t" * 32)
    receiver = Receiver(key, limits, take)
    thread = threading.Thread(target=receiver.run)
    thread.start()
    try:
        yield key
    finally:
        receiver.stop()
        thread.join(20)
        assert not thread.is_alive()
