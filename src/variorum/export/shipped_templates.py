"""The templates that ship with the program: every value is escaped, and a name that is not known is an error."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment_of(
    package: str, *, finalize: Callable[..., object] | None = None, keep_trailing_newline: bool = False
) -> Environment:
    """Jinja2 over the folder `templates` of a package; `finalize` sees each value before it is escaped."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
        keep_trailing_newline=keep_trailing_newline,
    )
