"""The command that has a shell complete Variorum's commands and options."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

import click
import platformdirs
from click.shell_completion import get_completion_class

from variorum.base.atomic_write import write_atomically
from variorum.cli.options import write

_VARIABLE: Final = "_VARIORUM_COMPLETE"


class _Shell(NamedTuple):
    """Where a shell looks for completions, below the home of its files, and what it has to be told besides."""

    place: str
    is_config: bool
    then: str = ""


_SHELLS: Final = {
    "bash": _Shell("bash-completion/completions/variorum", False, "It needs the package bash-completion."),
    "zsh": _Shell(
        "zsh/site-functions/_variorum", False, "Add this to ~/.zshrc, before compinit: fpath=({folder} $fpath)"
    ),
    "fish": _Shell("fish/completions/variorum.fish", True),
}


@click.command()
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
@click.option("--install", is_flag=True, help="Write it where the shell looks for it.")
def completion(shell: str, install: bool) -> None:
    """Print what has bash, zsh or fish complete commands and options, or install it.

    \b
    Examples:
      variorum completion bash --install
      eval "$(variorum completion zsh)"
    """
    script = _script(shell)
    if not install:
        write(script.splitlines(), None)
        return
    place = _place(_SHELLS[shell])
    write_atomically(place, script)
    then = _SHELLS[shell].then.format(folder=place.parent)
    write([f"Written to {place}. It works in the next {shell}. {then}".rstrip()], None)


def _script(shell: str) -> str:
    """What click makes of the commands, without asking which bash is there."""
    from variorum.cli.main import cli

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    return made.source_template % made(cli, {}, "variorum", _VARIABLE).source_vars()


def _place(shell: _Shell) -> Path:
    home = platformdirs.user_data_path()
    if shell.is_config:
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    elif os.name == "posix":
        home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / shell.place
