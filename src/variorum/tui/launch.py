"""Starting the reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from variorum.articles.load import STANDARD_INPUT, read_articles
from variorum.base.errors import did_you_mean, refuse
from variorum.cli.progress import fetching_told
from variorum.cli.streams import say, take_terminal
from variorum.config.settings import CleaningSettings, DriftSettings, Settings
from variorum.project.project import SUFFIX, SavedComparison
from variorum.project.sources import portable
from variorum.session.session import Desk
from variorum.storage.recent import LastPlaces, from_anywhere, places_file, read_places, write_places
from variorum.tui.app import VariorumApp
from variorum.tui.themes import KNOWN

# Seconds that a worker may hold the interpreter while a key waits; Python's own 0.005 is felt.
_SWITCH: Final = 0.0005


def open_reader(paths: Sequence[str], settings: Settings) -> int:
    """Read what is named and run the app on it; gives the exit code, 1 if an error ended it.

    Raises InputError before anything is painted.
    """
    app = VariorumApp(desk_for(paths, settings))
    take_terminal()
    sys.setswitchinterval(_SWITCH)
    app.run()
    file = places_file()
    remembered = replace(read_places(file) or LastPlaces(), paths=from_anywhere(paths))
    if app.desk.path is not None:
        remembered = remembered.with_opened(app.desk.path)
    articles, place = app.desk.state.articles, app.desk.place
    write_places(file, remembered if place is None else remembered.with_place(articles, place))
    if (error := app.ended_by) is None:
        return 0
    say(f"variorum: {error}")
    say("variorum: What was not saved is offered at the next start.")
    return 1


def last_story() -> tuple[str, ...]:
    """The paths of the story that was open last. Raises InputError if none was."""
    remembered = read_places(places_file())
    if remembered is None or not remembered.paths or STANDARD_INPUT in remembered.paths:
        raise refuse("--last", "no story was open before", "Name the articles.")
    return remembered.paths


def desk_for(paths: Sequence[str], settings: Settings) -> Desk:
    """The desk with a saved comparison, or with articles."""
    _check_theme(settings.view.theme)
    if settings.drift != DriftSettings():
        from variorum.drift.lexicon import lists_with

        lists_with(settings.drift)  # the reader's own words are checked now; the shipped ones can wait
    saved = [path for path in paths if path.endswith(SUFFIX)]
    if not saved:
        with fetching_told() as fetching:
            articles = read_articles(paths, settings.limits, fetching)
        desk = Desk(settings, SavedComparison.of([portable(article) for article in articles]))
        _go_on(desk)
        if settings.cleaning != CleaningSettings():
            _ = desk.rules  # the reader's own rules are checked now; the shipped ones can wait
        return desk
    if len(paths) > 1:
        raise refuse(saved[0], "is a saved comparison", "Open it by itself: it holds its articles.")
    desk = Desk.opened(Path(saved[0]), settings)
    desk.place = (read_places(places_file()) or LastPlaces()).of(desk.state.articles)
    return desk


def _go_on(desk: Desk) -> None:
    """Take up the base and the place of the last time, if the same articles were open before."""
    remembered = read_places(places_file())
    desk.is_first_start = remembered is None
    place = remembered.of(desk.state.articles) if remembered else None
    hashes = [article.sha256 for article in desk.state.articles]
    if place is not None and place.base in hashes:
        desk.place = place
        desk.state = desk.state.with_base(hashes.index(place.base))


def _check_theme(theme: str) -> None:
    if theme not in KNOWN:
        remedy = did_you_mean(theme, KNOWN, f"Known: {', '.join(sorted(KNOWN))}.")
        raise refuse("view.theme", f"there is no theme {theme!r}", remedy)
