"""Opening what is named: a saved project, or articles. Every way in goes through here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.articles.load import FetchProgress
from variorum.base.errors import input_error
from variorum.base.paths import is_comparison
from variorum.config.settings import CleaningSettings, DriftSettings, Settings
from variorum.pipeline.pipeline import Pipeline
from variorum.project.project import Project
from variorum.session.session import Session


def open_paths(
    paths: Sequence[str],
    settings: Settings,
    fetching: FetchProgress = lambda _address, _received: None,
    items: Sequence[int] = (),
) -> Session:
    """A session on the saved project that is named, or on the articles at paths and addresses; without any, on a story
    that has no article yet. Of lists of pages, those with the numbers of `items` are fetched.

    Raises InputError for what cannot be read, and for settings of the reader's own that cannot work.
    """
    saved = [path for path in paths if is_comparison(path)]
    if saved and len(paths) > 1:
        raise input_error(saved[0], "is a saved comparison", "Name it by itself: it holds its articles.")
    pipeline = Pipeline(settings)
    if settings.drift != DriftSettings():
        pipeline.check_drift()  # the reader's own words are checked now; the shipped ones can wait
    if saved:
        return Session.opened(Path(saved[0]), settings)
    session = Session(settings, Project.of(pipeline.read(paths, fetching, items=items) if paths else ()))
    if settings.cleaning != CleaningSettings():
        session.analysis.check_rules()  # the reader's own rules are checked now; the shipped ones can wait
    return session
