"""A page as the Wayback Machine gives it: without its frame, with the address and the moment of the capture."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from variorum.articles.article import Metadata

_BEGINS: Final = "BEGIN WAYBACK TOOLBAR INSERT -->"
_ENDS: Final = "<!-- END WAYBACK TOOLBAR INSERT"
# The moment as digits, then the address that was captured, of whose two slashes one is sometimes lost.
_CAPTURE: Final = re.compile(
    r"(?:(?:https?:)?//web\.archive\.org)?/web/(\d{4,14})(?:[a-z]{2}_)?/(https?):/{1,2}(\S+)", re.IGNORECASE
)
_FIRST_MOMENT: Final = "00000101000000"  # what a shorter moment leaves open


def without_frame(page: str) -> str:
    """The page without what the Wayback Machine puts over it; as it is where there is no frame, or no end of one."""
    begin = page.find(_BEGINS)
    end = page.find(_ENDS, begin)
    return page if begin < 0 or end < 0 else page[: begin + len(_BEGINS)] + page[end:]


def as_captured(metadata: Metadata, where: str) -> Metadata:
    """The metadata of a page that was captured, by its address in them or by `where` it was read from: with the
    original's address, its own in the archive, and fetched when it was captured. Those of any other page stay as they
    are."""
    found = _CAPTURE.fullmatch(where) or _CAPTURE.fullmatch(metadata.url or "")
    if found is None:
        return metadata
    digits, scheme, rest = found.groups()
    moment = _moment(digits)
    archive = f"https://web.archive.org/web/{digits}/{scheme.lower()}://{rest}"
    fetched = moment or metadata.fetched
    return replace(metadata, url=f"{scheme.lower()}://{rest}", fetched=fetched, archived=archive)


def _moment(digits: str) -> str | None:
    try:
        found = datetime.strptime(f"{digits}{_FIRST_MOMENT[len(digits) :]}+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        return None
    return found.isoformat()
