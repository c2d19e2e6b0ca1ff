"""Starting the reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from variorum.articles.load import STANDARD_INPUT, read_articles
from variorum.base.errors import did_you_mean, input_error
from variorum.cli.progress import fetching_told
from variorum.cli.streams import say, take_terminal
from variorum.config.settings import CleaningSettings, DriftSettings, Settings
from variorum.project.project import SUFFIX, Project
from variorum.project.sources import with_portable_path
from variorum.session.session import Session
from variorum.storage.recent import RecentFiles, from_anywhere, read_recent, recent_file, write_recent
from variorum.tui.app import VariorumApp
from variorum.tui.themes import KNOWN

# Seconds that a worker may hold the interpreter while a key waits; Python's own 0.005 is felt.
_SWITCH: Final = 0.0005


def open_reader(paths: Sequence[str], settings: Settings) -> int:
    """Read what is named and run the app on it; gives the exit code, 1 if an error ended it.

    Raises InputError before anything is painted.
    """
    app = VariorumApp(session_for(paths, settings))
    take_terminal()
    sys.setswitchinterval(_SWITCH)
    app.run()
    file = recent_file()
    remembered = replace(read_recent(file) or RecentFiles(), paths=from_anywhere(paths))
    if app.session.path is not None:
        remembered = remembered.with_opened(app.session.path)
    articles, place = app.session.project.articles, app.session.place
    write_recent(file, remembered if place is None else remembered.with_place(articles, place))
    if (error := app.ended_by) is None:
        return 0
    say(f"variorum: {error}")
    say("variorum: What was not saved is offered at the next start.")
    return 1


def last_story() -> tuple[str, ...]:
    """The paths of the story that was open last. Raises InputError if none was."""
    remembered = read_recent(recent_file())
    if remembered is None or not remembered.paths or STANDARD_INPUT in remembered.paths:
        raise input_error("--last", "no story was open before", "Name the articles.")
    return remembered.paths


def session_for(paths: Sequence[str], settings: Settings) -> Session:
    """The desk with a saved comparison, or with articles."""
    _check_theme(settings.view.theme)
    if settings.drift != DriftSettings():
        from variorum.drift.lexicon import lexicon_with

        lexicon_with(settings.drift)  # the reader's own words are checked now; the shipped ones can wait
    saved = [path for path in paths if path.endswith(SUFFIX)]
    if not saved:
        with fetching_told() as fetching:
            articles = read_articles(paths, settings.limits, fetching)
        session = Session(settings, Project.of([with_portable_path(article) for article in articles]))
        _go_on(session)
        if settings.cleaning != CleaningSettings():
            _ = session.rules  # the reader's own rules are checked now; the shipped ones can wait
        return session
    if len(paths) > 1:
        raise input_error(saved[0], "is a saved comparison", "Open it by itself: it holds its articles.")
    session = Session.opened(Path(saved[0]), settings)
    session.place = (read_recent(recent_file()) or RecentFiles()).of(session.project.articles)
    return session


def _go_on(session: Session) -> None:
    """Take up the base and the place of the last time, if the same articles were open before."""
    remembered = read_recent(recent_file())
    session.is_first_start = remembered is None
    place = remembered.of(session.project.articles) if remembered else None
    hashes = [article.sha256 for article in session.project.articles]
    if place is not None and place.base in hashes:
        session.place = place
        session.project = session.project.with_base(hashes.index(place.base))


def _check_theme(theme: str) -> None:
    if theme not in KNOWN:
        remedy = did_you_mean(theme, KNOWN, f"Known: {', '.join(sorted(KNOWN))}.")
        raise input_error("view.theme", f"there is no theme {theme!r}", remedy)
