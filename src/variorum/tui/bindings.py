"""Commands as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import Screen

from variorum.base.translation import translated
from variorum.keymap.commands import BY_NUMBER, Command
from variorum.tui.error_boundary import Resilient


def bindings_for(commands: Iterable[Command]) -> list[BindingType]:
    """One binding for each command, with its id, so that keymaps can name it."""
    bindings: list[BindingType] = []
    for c in commands:
        label, shown = c.footer or c.title, bool(c.footer)
        if c.action == BY_NUMBER:
            bindings += [Binding(key, f"{BY_NUMBER}({key[-1]})", label, show=shown) for key in c.keys.split(",")]
        else:
            bindings.append(Binding(c.keys, c.action, label, show=shown, id=c.id, tooltip=c.title))
    return bindings


class TranslatedBindings(Resilient):
    """A screen that names its keys in the reader's language, in the footer and in Textual's list of keys. (What a class
    binds is made when the class is, before there is a language.)"""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now."""
        known = cast("Screen[object]", super()).active_bindings
        return {key: _translated(active) for key, active in known.items()}


def _translated(active: ActiveBinding) -> ActiveBinding:
    words = translated(active.binding.description)
    return active._replace(binding=replace(active.binding, description=words), tooltip=translated(active.tooltip))
