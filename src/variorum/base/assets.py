"""The files that come with the program: default config, style sheets, seed articles, word lists."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def packaged(package: str, name: str = "") -> Path:
    """The path of a file or folder that stands in a package of the program. (What importlib.resources adds, for
    packages inside an archive, costs more to import than the file to read; nothing else here would work there.)"""
    return _PACKAGE.joinpath(*package.split(".")[1:], name)


def asset(name: str) -> Path:
    """The path of a shipped file or folder: inside the installed package, or in the checkout."""
    installed = _PACKAGE / "assets" / name
    return installed if installed.exists() else _CHECKOUT / name
