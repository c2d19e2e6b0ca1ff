"""The session: the story that is open, what is computed of it, and the reader's steps with undo."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from variorum.base.errors import InputError, Problem
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.save_target import target_for

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.articles.article import Article
    from variorum.cleaning.lines import CleanedArticle, LineCorrection
    from variorum.cleaning.rules import CompiledRule
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage
    from variorum.storage.journal import RecoverableWork
    from variorum.storage.recent import ReadingPosition

_LOOSEST: Final = 0.05
_STRICTEST: Final = 0.95

# An article, and the corrections of its lines.
Cleaning = tuple["Article", "tuple[LineCorrection, ...]"]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A state of the comparison, and what the reader did to come to it."""

    project: Project
    done: str


@dataclass
class Session:
    """A story under the reader's hands. Prepared articles and comparisons are made once and kept.

    `place` is where the reader is, or was the last time; `is_first_start` whether there was no last time;
    `digest` is the hash of the file as it was last read or written here.
    """

    settings: Settings
    project: Project
    path: Path | None = None
    place: ReadingPosition | None = None
    is_first_start: bool = False
    digest: str | None = field(default=None, repr=False)
    _saved: Project = field(init=False)
    _lock: BaseFileLock | None = field(default=None, init=False, repr=False)
    _undone: list[HistoryEntry] = field(default_factory=list, init=False, repr=False)
    _past: list[HistoryEntry] = field(default_factory=list, init=False, repr=False)
    _cleaned: dict[Cleaning, CleanedArticle] = field(default_factory=dict, init=False, repr=False)
    _prepared: dict[Cleaning, PreparedArticle] = field(default_factory=dict, init=False, repr=False)
    _read: set[Cleaning] = field(default_factory=set, init=False, repr=False)
    _compared: dict[tuple[int, int], Comparison] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._saved = self.project

    @classmethod
    def opened(cls, path: Path, settings: Settings) -> Session:
        """A session on a saved comparison. Raises InputError."""
        from variorum.storage.file.read_write import read_with_digest

        project, digest = read_with_digest(path)
        return cls(settings, project, path, digest=digest)

    # What cleans, compares and saves is imported when it is first needed, so that the list of articles
    # paints at once.

    @cached_property
    def rules(self) -> tuple[CompiledRule, ...]:
        """The cleaning rules in force. Raises InputError when the settings name rules that cannot work."""
        from variorum.cleaning.rules import rules_in_force

        return rules_in_force(self.settings.cleaning)

    def _cleaning(self, article: int) -> Cleaning:
        return self.project.articles[article], self.project.corrections[article]

    def cleaned(self, article: int) -> CleanedArticle:
        """An article, cleaned under the corrections of now."""
        from variorum.cleaning.cleaner import clean

        key = self._cleaning(article)
        if key not in self._cleaned:
            self._cleaned[key] = clean(key[0], self.rules, key[1])
        return self._cleaned[key]

    def prepared(self, article: int) -> PreparedArticle:
        """An article, cleaned under the corrections of now, and split."""
        from variorum.alignment.prepared_article import prepare_cleaned

        key = self._cleaning(article)
        if key not in self._prepared:
            self._prepared[key] = prepare_cleaned(self.cleaned(article))
        return self._prepared[key]

    def encode(self, article: int, progress: Callable[[int, int], bool] = lambda _done, _all: True) -> None:
        """Have an article read by the encoder, unless `progress` says to stop; its comparisons are then made
        anew. Raises InputError."""
        from variorum.alignment.encoding import encode_article

        key, stopped = self._cleaning(article), False
        before = self.prepared(article)

        def told(done: int, sentences: int) -> bool:
            nonlocal stopped
            stopped = not progress(done, sentences)
            return not stopped

        read = encode_article(before, told)
        if stopped:
            return
        self._read.add(key)  # also one that is too long: it is not tried again
        if read.encoded is not None and self._prepared.get(key) is before:
            self._prepared[key] = read

    def unencoded_articles(self) -> list[int]:
        """The numbers of the articles that the encoder is to read and has not."""
        from variorum.alignment.encoding import encoder_enabled

        if not encoder_enabled(self.settings.matching):
            return []
        return [n for n in range(len(self.project.articles)) if self._cleaning(n) not in self._read]

    def comparison(self, base: int, other: int) -> Comparison:
        """Two articles, compared as they are cleaned now."""
        found = self.comparison_or_cancelled(base, other, lambda: False)
        if found is None:
            raise RuntimeError("stopped, though nothing said to stop")
        return found

    def comparison_or_cancelled(self, base: int, other: int, stop: Callable[[], bool]) -> Comparison | None:
        """Two articles, compared as they are cleaned now; None if `stop` says to give it up.

        Long articles are compared in a process of their own, and `stop` is asked meanwhile."""
        from variorum.comparison.comparison import compare
        from variorum.comparison.in_subprocess import compare_in_subprocess, is_long

        if self.has_comparison(base, other):
            return self._compared[base, other]
        ours, theirs = self.prepared(base), self.prepared(other)
        edits_for_pair, matching = self._link_edits(base, other), self.settings.matching
        if is_long(ours, theirs):
            found = compare_in_subprocess(ours, theirs, matching, edits_for_pair, stop, self.settings.drift)
        else:
            found = compare(ours, theirs, matching, edits_for_pair, self.settings.drift)
        if found is not None:
            self._compared[base, other] = found
        return found

    def _link_edits(self, base: int, other: int) -> dict[tuple[int, int], bool]:
        from variorum.annotations.link_edits import edits_for_pair

        ours, theirs = (base, self.prepared(base)), (other, self.prepared(other))
        return edits_for_pair(self.project.links, ours, theirs)

    def has_comparison(self, base: int, other: int) -> bool:
        """Whether the comparison is at hand and need not be computed."""
        kept = self._compared.get((base, other))
        return (
            kept is not None
            and kept.base is self.prepared(base)
            and kept.other is self.prepared(other)
            and kept.settings == self.settings.matching
            and kept.manual == self._link_edits(base, other)
        )

    def set_strictness(self, step: float) -> float:
        """Make links surer or less sure by a step; gives the strictness that then holds.

        It lasts until the reader is left; config.yaml sets it for good.
        """
        matching = self.settings.matching
        wanted = min(_STRICTEST, max(_LOOSEST, round(matching.strictness + step, 2)))
        self.settings = replace(self.settings, matching=replace(matching, strictness=wanted))
        return wanted

    def coverage(self, progress: Callable[[int, int], bool] = lambda _done, _all: True) -> Coverage | None:
        """All articles, every pair compared as they are cleaned now; None if `progress` says to stop."""
        from variorum.comparison.all_pairs import compare_pairs
        from variorum.comparison.coverage import gather

        count = len(self.project.articles)
        pairs = list(itertools.combinations(range(count), 2))
        articles = [self.prepared(n) for n in range(count)]
        missing = [pair for pair in pairs if not self.has_comparison(*pair)]
        if missing and not progress(0, len(missing)):
            return None
        found = compare_pairs(articles, self.settings.matching, missing, self._link_edits, self.settings.drift)
        for done, (pair, comparison) in enumerate(found, 1):
            self._compared[pair] = comparison
            if not progress(done, len(missing)):
                found.close()
                return None
        return gather(articles, {pair: self._compared[pair] for pair in pairs})

    def apply(self, project: Project, done: str) -> None:
        """Go on to a new state, remembering the old one for undo."""
        self._past.append(HistoryEntry(self.project, done))
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
        target.append(HistoryEntry(self.project, step.done))
        self.project = step.project
        return step.done

    @property
    def has_unsaved(self) -> bool:
        """Whether there is anything that no file holds yet; a base alone is not worth a file."""
        same_articles = self.project.articles == self._saved.articles
        nothing_to_keep = self.path is None and self.project.is_untouched and same_articles
        return self.project != self._saved and not nothing_to_keep

    def acquire_lock(self) -> bool:
        """Tell other programs that the file is open here; False if it is open in one of them already."""
        from variorum.base.file_locks import lock_of_project, try_lock

        self.release_lock()
        if self.path is None:
            return True
        try:
            self._lock = try_lock(lock_of_project(self.path))
        except OSError:
            return True  # where no lock can be made, the digest still tells
        return self._lock is not None

    def release_lock(self) -> None:
        """Other programs may have the file."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def save(self, path: Path | None = None) -> Path:
        """Save under the name it has, or another.

        Raises InputError rather than lose what is on disk: ChangedElsewhereError where another program
        has written the file since.
        """
        from variorum.base.atomic_write import write_atomically, write_new
        from variorum.base.file_locks import alone_with
        from variorum.storage.file.read_write import digest_of, dump_project, is_still

        project, target = self.project, target_for(path or self.path, self.path)
        text = dump_project(project)  # beforehand: the others wait no longer than they must
        with alone_with(target):
            moved = target != self.path
            if moved:
                write_new(target, text)
            else:
                if not is_still(target, self.digest):
                    what = "was changed by another program since it was opened"
                    raise ChangedElsewhereError(Problem(str(target), what, "Save under another name."))
                write_atomically(target, text)
            self.path, self._saved, self.digest = target, project, digest_of(text.encode("utf-8"))
        if moved:
            self.acquire_lock()
        return target

    def merge_from_disk(self) -> None:
        """Take in what another program has written into the file, beside what was done here, as a step.

        Raises InputError.
        """
        from variorum.project.three_way_merge import three_way_merge
        from variorum.storage.file.read_write import read_with_digest

        if self.path is not None:
            theirs, digest = read_with_digest(self.path)
            self.apply(three_way_merge(self.project, theirs, self._saved), "taking in what another program saved")
            self._saved, self.digest = theirs, digest


class ChangedElsewhereError(InputError):
    """The file was written by another program since it was opened."""
