"""The command that looks again and again whether the pages of a saved comparison have changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import click

from variorum.base.errors import InputError, input_error
from variorum.cli.options import FilePath, allow_local_option, config_option, settings_from, write
from variorum.cli.saving import save_project
from variorum.cli.streams import say
from variorum.config.settings import Settings
from variorum.project.watch import Watch

_MINUTE = 60.0


@click.command()
@click.argument("comparison", type=FilePath())
@click.option("--every", type=click.IntRange(5, 10_080), default=60, show_default=True, help="Minutes between looks.")
@click.option("--rounds", type=click.IntRange(1), help="End after so many looks; without it, with Ctrl+C.")
@config_option
@allow_local_option
def watch(comparison: Path, every: int, rounds: int | None, config: Path | None) -> None:
    """Look again and again whether the pages of a saved comparison have changed, and keep each text.

    Only addresses are looked at, one after the other, with a pause between two requests to a site. A page is sent only
    if it has changed, nothing is fetched that robots.txt does not allow, and after a failure the next look comes later.
    A text that is new is added as a version, as by `variorum update`.

    \b
    Examples:
      variorum watch story.variorum.yaml
      variorum watch story.variorum.yaml --every 15 --rounds 8
    """
    settings = settings_from(config)
    watched = Watch(every * _MINUTE, settings.limits, monotonic, sleep)
    with suppress(KeyboardInterrupt):
        done = 0
        while _looked(comparison, watched, settings):
            done += 1
            seconds = watched.until_due
            if done == rounds or seconds is None:
                return
            sleep(seconds)
    say("variorum: The watch is ended; what was found is saved.")


def _looked(comparison: Path, watched: Watch, settings: Settings) -> bool:
    """Look once at the pages that are due, and save what changed. Raises InputError where there is nothing to watch."""
    from variorum.articles.address import is_address
    from variorum.articles.outlet_codes import names_of, numbered
    from variorum.base.moments import moment_now
    from variorum.project.update import report_in_words, updated
    from variorum.session.session import Session

    session = Session.opened(comparison, settings)
    if not any(is_address(article.path) for article in session.project.articles):
        raise input_error(comparison, "names no address", "Files are read again by `variorum update`.")
    today, problems = watched.look(session.project)
    for problem in problems:
        say(f"variorum: {problem}")
    found = updated(session.project, today, moment_now())
    if found.changed:
        names = numbered(names_of(session.project.articles))
        write((f"{moment_now()}  {line}" for line in report_in_words(found, names)), None)
        try:
            save_project(session, found.project, comparison)
        except InputError as error:
            watched.forget(session.project)
            say(f"variorum: {error} The next look tries again.")
    return True
