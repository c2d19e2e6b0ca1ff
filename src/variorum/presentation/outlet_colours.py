"""The colours of outlets: beside their codes, never instead of them."""

from __future__ import annotations

from typing import Final

# page.tcss has a colour for each, for dark and light themes and for the terminal's own colours.
OUTLET_ROLES: Final = tuple(f"outlet-{n}" for n in range(8))


def outlet_role(article: int) -> str:
    """The role that an article's code is shown in; from the ninth on, the colours come again."""
    return OUTLET_ROLES[article % len(OUTLET_ROLES)]
