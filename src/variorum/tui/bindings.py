"""Commands as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from variorum.keymap.commands import BY_NUMBER, Command


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
