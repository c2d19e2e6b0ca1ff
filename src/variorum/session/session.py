"""A project under the reader's hands: its state, the steps that led there, with undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.analysis_cache import AnalysisCache
from variorum.session.project_file import ProjectFile

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.cleaning.lines import CleanedArticle
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage
    from variorum.storage.journal import RecoverableWork
    from variorum.storage.recent import ReadingPosition


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A state of the project, and the step that the reader took from it, or to come back to it."""

    project: Project
    description: str


class Session:
    """A project that is being worked on, with its `analysis` and its `file`.

    `place` is where the reader is, or was the last time; `is_first_start` whether there was no last time;
    `news` what is to be told once about the program.
    """

    def __init__(
        self,
        settings: Settings,
        project: Project,
        file: ProjectFile | None = None,
        *,
        is_first_start: bool = False,
    ) -> None:
        self.project = project
        self.analysis = AnalysisCache(settings)
        self.file = file or ProjectFile(project)
        self.place: ReadingPosition | None = None
        self.is_first_start = is_first_start
        self.news = ""
        self.left_out = 0
        self._past: list[HistoryEntry] = []
        self._undone: list[HistoryEntry] = []

    @classmethod
    def opened(cls, path: Path, settings: Settings) -> Session:
        """A session on a saved project. Raises InputError."""
        file = ProjectFile.opened(path)
        return cls(settings, file.saved, file)

    # The state, and the steps

    def apply(self, project: Project, description: str) -> None:
        """Go on to a new state, remembering the old one for undo."""
        self._past.append(HistoryEntry(self.project, description))
        self._undone.clear()
        self.project = project

    def recover(self, work: RecoverableWork) -> None:
        """Go on with unsaved work on the same articles, beside what the file holds now; it is one step."""
        from variorum.project.three_way_merge import three_way_merge

        self.apply(three_way_merge(self.project, work.end, work.beginning), "taking up unsaved work")

    def undo(self) -> str | None:
        """Go back one step; says what was undone, or None at the beginning."""
        return self._travel(self._past, self._undone)

    def redo(self) -> str | None:
        """Take the last undone step again; says what it was, or None if there is none."""
        return self._travel(self._undone, self._past)

    def _travel(self, source: list[HistoryEntry], target: list[HistoryEntry]) -> str | None:
        if not source:
            return None
        step = source.pop()
        target.append(HistoryEntry(self.project, step.description))
        self.project = step.project
        return step.description

    # What is computed of the state of now

    @property
    def settings(self) -> Settings:
        """What everything is computed under from now on; config.yaml sets it for good."""
        return self.analysis.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self.analysis.settings = settings

    def set_strictness(self, step: float) -> float:
        """Make links surer or less sure by a step; gives the strictness that then holds, until the reader is
        left."""
        return self.analysis.set_strictness(step)

    def cleaned(self, article: int) -> CleanedArticle:
        """An article, cleaned under the corrections of now."""
        return self.analysis.cleaned(self.project, article)

    def prepared(self, article: int) -> PreparedArticle:
        """An article, cleaned under the corrections of now, and split."""
        return self.analysis.prepared(self.project, article)

    def all_cleaned(self) -> list[CleanedArticle]:
        """All articles, cleaned under the corrections of now."""
        return [self.cleaned(n) for n in range(len(self.project.articles))]

    def all_prepared(self) -> list[PreparedArticle]:
        """All articles, cleaned under the corrections of now, and split."""
        return self.analysis.all_prepared(self.project)

    def encode(self, article: int, progress: Callable[[int, int], bool] = lambda _done, _all: True) -> None:
        """Have an article read by the encoder, unless `progress` says to stop. Raises InputError."""
        self.analysis.encode(self.project, article, progress)

    def unencoded_articles(self) -> list[int]:
        """The numbers of the articles that the encoder is to read and has not."""
        return self.analysis.unencoded_articles(self.project)

    def unjudged_pairs(self) -> list[Pair]:
        """The pairs of articles that the judge is to be asked about and was not, those of the base first."""
        return self.analysis.unjudged_pairs(self.project)

    def to_send(self, pairs: Sequence[Pair]) -> ToSend | None:
        """What asking the judge about these would send now; None if nothing."""
        return self.analysis.to_send(self.project, pairs)

    def judge(
        self, pairs: Sequence[Pair], progress: Callable[[int, int], bool] = lambda _done, _all: True
    ) -> Iterator[Pair]:
        """Ask the judge about pairs of articles until `progress` says to stop; each is given once it is judged.
        Raises JudgeError."""
        return self.analysis.judge(self.project, pairs, progress)

    def comparison(self, base: int, other: int) -> Comparison:
        """Two articles, compared as they are cleaned now."""
        return self.analysis.comparison(self.project, base, other)

    def comparison_or_cancelled(self, base: int, other: int, stop: Callable[[], bool]) -> Comparison | None:
        """Two articles, compared as they are cleaned now; None if `stop`, asked meanwhile, says to give it up."""
        return self.analysis.comparison_or_cancelled(self.project, base, other, stop)

    def has_comparison(self, base: int, other: int) -> bool:
        """Whether the comparison is at hand and need not be computed."""
        return self.analysis.has_comparison(self.project, base, other)

    def coverage(self, progress: Callable[[int, int], bool] = lambda _done, _all: True) -> Coverage | None:
        """All articles, every pair compared as they are cleaned now; None if `progress` says to stop."""
        return self.analysis.coverage(self.project, progress)

    # The file

    def whole_coverage(self, progress: Callable[[int, int], bool] = lambda _done, _all: True) -> Coverage:
        """All articles against all others, where `progress` never says to stop."""
        found = self.coverage(progress)
        if found is None:
            raise RuntimeError("stopped, though nothing said to stop")
        return found

    @property
    def path(self) -> Path | None:
        """Where the project is saved, if it is."""
        return self.file.path

    @property
    def has_unsaved(self) -> bool:
        """Whether there is anything that no file holds yet; a base alone is not worth a file."""
        return self.file.lacks(self.project)

    def acquire_lock(self) -> bool:
        """Tell other programs that the file is open here; False if it is open in one of them already."""
        return self.file.acquire_lock()

    def release_lock(self) -> None:
        """Other programs may have the file."""
        self.file.release_lock()

    def save(self, path: Path | None = None) -> Path:
        """Save under the name it has, or another. Raises InputError; ChangedElsewhereError where another
        program has written the file since. The bytes of pages that were fetched are kept with it; `left_out` says of
        how many there was no room."""
        from variorum.storage.captures import keep_captures

        saved = self.file.save(self.project, path)
        self.left_out = keep_captures(self.project, self.settings.limits.captures_megabytes)
        return saved

    def merge_from_disk(self) -> None:
        """Take in what another program has written into the file, beside what was done here, as a step.

        Raises InputError.
        """
        if self.path is not None:
            self.apply(self.file.merge(self.project), "taking in what another program saved")


def give_title(path: Path, title: str, settings: Settings) -> None:
    """Give the story in a file another title. Raises InputError."""
    session = Session.opened(path, settings)
    session.apply(session.project.with_title(title), "naming the story")
    session.save()
