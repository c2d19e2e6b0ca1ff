"""One thing that was looked at, and how it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How a thing is: as it should be, missing or poor without harm to the rest, or broken."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, under which heading, how it is, and the remedy where there is one."""

    area: str
    name: str
    health: Health
    said: str
    remedy: str = ""
