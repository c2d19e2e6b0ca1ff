"""The program's modules as syntax trees, parsed once a process for all tests that look into them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.conftest import CHECKOUT

SOURCE = CHECKOUT / "src" / "variorum"


@cache
def modules() -> dict[Path, ast.Module]:
    """All modules by their paths, in order. Nobody may change them."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
