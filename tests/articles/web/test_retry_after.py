"""How long a server asks to be left alone."""

from email.message import Message

import pytest

from variorum.articles.web.retry_after import seconds_asked

SENT = "Fri, 27 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120.0),
        ("Fri, 27 Nov 2026 10:05:00 GMT", 300.0),
        ("Friday, 27-Nov-26 10:05:00 GMT", 300.0),
        ("Fri Nov 27 10:05:00 2026", 300.0),
        ("Fri, 27 Nov 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("9" * 40, None),
        ("Fri, 99 Nov 2026 10:05:00 GMT", None),
        ("", None),
    ],
)
def test_a_moment_was_not_understood(asked: str, seconds: float | None) -> None:
    headers = Message()
    headers["Date"] = SENT
    headers["Retry-After"] = asked
    assert seconds_asked(headers) == seconds
