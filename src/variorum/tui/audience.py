"""Whom the reader is for, and what it does for whom: on a server, visitors reach nothing of its machine."""

from __future__ import annotations

from enum import Enum
from typing import Final

from variorum.keymap.commands import action_name

# What reads files or addresses, or listens, on the machine that the reader runs on.
_OF_THE_MACHINE: Final = frozenset({"open", "receive", "update", "import", "path"})
_OF_A_VISITOR: Final = frozenset({"add", "save", "export"})  # what is added comes from the visitor's browser


class Audience(Enum):
    """The owner of the machine, a visitor in a browser, or a class that only reads."""

    OWNER = "owner"
    VISITOR = "visitor"
    CLASS = "class"

    @property
    def is_owner(self) -> bool:
        """Whether the reader runs on the machine of who reads."""
        return self is Audience.OWNER

    def may(self, action: str) -> bool:
        """Whether an action is there for them."""
        if self is Audience.OWNER:
            return True
        name = action_name(action)
        return name not in _OF_THE_MACHINE and (self is Audience.VISITOR or name not in _OF_A_VISITOR)
