"""What is the address of a page, and what is none."""

from __future__ import annotations


def is_address(text: str) -> bool:
    """Whether a text is the address of a page."""
    return text[:8].casefold().startswith(("http://", "https://"))


def address_or_none(text: str | None) -> str | None:
    """What a file names as an address, if it is one of a page: others may run, or lead into this machine."""
    bare = (text or "").strip()
    return bare if is_address(bare) else None
