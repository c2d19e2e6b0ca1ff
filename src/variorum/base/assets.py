"""The files that come with the program: default config, style sheets, seed articles."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def asset(name: str) -> Path:
    """The path of a shipped file or folder: inside the installed package, or in the checkout."""
    installed = _PACKAGE / "assets" / name
    return installed if installed.exists() else _CHECKOUT / name
