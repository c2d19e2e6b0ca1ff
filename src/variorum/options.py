"""What the commands of the command line share: options that bear on the settings, and writing results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from variorum.config import load_config
from variorum.notebook.atomic import write_atomically
from variorum.settings import Settings

_ALLOW_LOCAL = "variorum.allow_local"


def _allow(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    context.meta[_ALLOW_LOCAL] = wanted


allow_local_option = click.option(
    "--allow-local",
    is_flag=True,
    expose_value=False,
    callback=_allow,
    help="Fetch addresses in private and local networks too.",
)


config_option = click.option(
    "--config", type=click.Path(path_type=Path), help="A config.yaml to read after the others."
)


def settings_from(config: Path | None) -> Settings:
    """The settings of the config files, with what the command line says over them. Raises InputError."""
    settings = load_config(config).settings
    context = click.get_current_context(silent=True)
    if context is not None and context.meta.get(_ALLOW_LOCAL):
        return replace(settings, limits=replace(settings.limits, allow_local=True))
    return settings


def write(lines: Iterable[str], output: Path | None, *, colour: bool = False) -> None:
    """Write lines to a file, or to standard output for None and `-`. Raises InputError."""
    if output is None or str(output) == "-":
        for line in lines:
            click.echo(line, color=colour or None)
    else:
        write_atomically(output, "".join(f"{line}\n" for line in lines))
