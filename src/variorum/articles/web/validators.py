"""What tells a server which text of a page is here already, so that it sends only another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime
from typing import Final

_LONGEST: Final = 1_000  # characters


@dataclass(frozen=True, slots=True)
class Validators:
    """The tag of a text, and when it was last changed, as a server wrote them; empty where it did not."""

    tag: str = ""
    changed: str = ""

    @classmethod
    def of(cls, headers: Message) -> Validators:
        """Those of an answer; what would be no line of a request is left out."""
        return cls(_one_line(headers.get("ETag")), _one_line(headers.get("Last-Modified")))

    @classmethod
    def fetched(cls, moment: str | None) -> Validators:
        """For a page of which only the moment is known when it was fetched (ISO 8601)."""
        try:
            then = datetime.fromisoformat(moment or "").astimezone(UTC)
        except (ValueError, OverflowError):
            return cls()
        return cls(changed=format_datetime(then, usegmt=True))

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of a request for another text only."""
        both = {"If-None-Match": self.tag, "If-Modified-Since": self.changed}
        return {name: said for name, said in both.items() if said}


def _one_line(written: object) -> str:
    text = str(written or "").strip()
    return text if text.isascii() and text.isprintable() and len(text) <= _LONGEST else ""
