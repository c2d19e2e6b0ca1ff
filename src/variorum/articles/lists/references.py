"""References that name addresses, as Zotero exports them: RIS and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from variorum.articles.address import address_or_none
from variorum.articles.lists.entries import json_of, listed, text_of, tidy_tags, word
from variorum.articles.page_list import ListedPage

_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")


def pages_of_ris(data: bytes, path: str) -> list[ListedPage]:
    """The references of RIS that have an address. Raises InputError."""
    found = ((address, said) for said in _records(text_of(data, path)) if (address := _address(said.get("UR", []))))
    return [
        ListedPage(
            number,
            address,
            word(_any(said, "TI", "T1")),
            _ris_date(_any(said, "DA", "Y1", "PY")),
            outlet=word(_any(said, "T2", "JO", "JF", "PB")),
            tags=tidy_tags(said.get("KW", [])),
        )
        for number, (address, said) in enumerate(found, 1)
    ]


def _records(text: str) -> Iterator[Mapping[str, list[str]]]:
    """What each reference says, by its tags of two signs; a line without a tag goes on with the one before."""
    said: dict[str, list[str]] = {}
    last = ""
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            if last and line.strip():
                said[last][-1] += f" {line.strip()}"
            continue
        if found[1] in ("TY", "ER"):
            if said:
                yield said
            said, last = {}, ""
            continue
        last = found[1]
        said.setdefault(last, []).append(found[2])
    if said:
        yield said


def _address(said: list[str]) -> str | None:
    return next(filter(None, (address_or_none(part) for each in said for part in each.split(";"))), None)


def _any(said: Mapping[str, list[str]], *tags: str) -> str:
    return next((said[tag][0] for tag in tags if said.get(tag)), "")


def _ris_date(written: str) -> str:
    """A date as RIS has it, 2025/05/06/, with hyphens."""
    return "-".join(filter(None, (part.strip() for part in written.split("/")[:3])))[:40]


def pages_of_csl(data: bytes, path: str) -> list[ListedPage]:
    """The references of CSL-JSON that have an address. Raises InputError."""
    items = [item for item in listed(json_of(data, path)) if isinstance(item, dict)]
    found = ((address, item) for item in items if (address := address_or_none(word(item.get("URL")))))
    return [
        ListedPage(
            number,
            address,
            word(item.get("title")),
            _csl_date(item.get("issued")),
            outlet=word(item.get("container-title")) or word(item.get("publisher")),
            tags=tidy_tags(word(item.get("keyword")).split(",")),
        )
        for number, (address, item) in enumerate(found, 1)
    ]


def _csl_date(issued: Any) -> str:
    """A date as CSL has it, in parts, as 2025-05-06."""
    parts = listed(issued.get("date-parts")) if isinstance(issued, dict) else []
    first = parts[0] if parts and isinstance(parts[0], list) else []
    digits = [str(part) for part in first[:3] if isinstance(part, str | int)]
    return "-".join(part.zfill(2) for part in digits if part.isascii() and part.isdigit() and len(part) <= 4)
