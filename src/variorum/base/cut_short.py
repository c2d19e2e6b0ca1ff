"""Text cut to a length, with a sign that it is cut."""

from __future__ import annotations


def cut_short(text: str, most: int) -> str:
    """A text of at most so many characters, the last of them "…" where something is cut off."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
