"""The settings as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.base.sanitize import safe


def config_text(settings: Mapping[str, tuple[object, str]], files: Sequence[str]) -> Iterator[str]:
    """Each setting, its value, and the file that set it."""
    for key, (value, origin) in settings.items():
        yield f"{key}: {safe(str(value))}   ({safe(origin)})"
    yield from (f"read: {safe(path)}" for path in files)
