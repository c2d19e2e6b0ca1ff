"""The commands on the settings: show, check, path, former-keys."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from variorum.base.errors import InputError
from variorum.base.optional_packages import starting
from variorum.base.paths import is_file
from variorum.cleaning.rules import rules_in_force
from variorum.cli.options import (
    config_option,
    result_options,
    tell_what_is_passed_over,
    write,
    write_document,
)
from variorum.cli.render.config import config_text
from variorum.cli.streams import say
from variorum.config.folder_config import FOLDER_FILE_NAME
from variorum.config.load import config_files, load_config, settings_with_origins, user_config_file
from variorum.drift.lexicon import lexicon_with


@click.group()
def config() -> None:
    """Show, check or locate the settings."""


@config.command()
@result_options()
def show(form: str, output: Path | None, config: Path | None) -> None:
    """Print every setting, its value, and the file that set it."""
    configuration = load_config(config)
    tell_what_is_passed_over(configuration)
    settings = {key: (value, origin) for key, value, origin in settings_with_origins(configuration)}
    files = [str(path) for path in configuration.files]
    if form == "json":
        with starting():
            from variorum.export.json_documents import config_document, json_file  # text needs none of it

        write_document(json_file(config_document(settings, files)), output)
    else:
        write(config_text(settings, files), output)


@config.command()
@config_option
def check(config: Path | None) -> None:
    """Say what is wrong in the config files; exit code 2 if anything is."""
    configuration = load_config(config)
    if configuration.passed_over:
        raise InputError(*configuration.passed_over)
    rules_in_force(configuration.settings.cleaning)
    lexicon_with(configuration.settings.drift)
    write([f"{path}: in order" for path in configuration.files], None)


@config.command()
@config_option
def path(config: Path | None) -> None:
    """Print the config files that are read, weakest first, and where your own would stand."""
    write([str(file) for file in config_files(config)], None)
    if not is_file(user_config_file()):
        say(f"Your own settings would stand in {user_config_file()}")
    if not is_file(FOLDER_FILE_NAME):
        say(f"Those of this folder would stand in {FOLDER_FILE_NAME}")


@config.command("former-keys")
def former_keys() -> None:
    """Print the keys as they were until November 2026, for your own config file."""
    write(files("variorum.keymap").joinpath("former_keys.yaml").read_text("utf-8").splitlines(), None)
