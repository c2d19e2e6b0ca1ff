"""What a reader can set: one frozen data class for each section of config.yaml."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, Final, Literal

from variorum.config.bounds import STRICT, Within

Confidence = Literal["sure", "likely", "suspect"]
Place = Literal["any", "head", "tail"]
WordMarks = Literal["aligned", "plain"]
PAIRS_READ: Final = 0.5
_READ_IN_FULL: Final = 11  # other articles, up to which the pair reader is asked in full
Share = Annotated[float, Within(ge=0.0, le=1.0)]


@dataclass(frozen=True, slots=True)
class LineRule:
    """A rule that takes a boilerplate line out; see docs/formats.md for each field's meaning."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: Annotated[str, Within(fewest=1)]
    kind: Annotated[str, Within(fewest=1)]
    match: Annotated[str, Within(fewest=1)]
    why: Annotated[str, Within(fewest=1)]
    confidence: Confidence = "sure"
    place: Place = "any"
    needs: tuple[str, ...] = ()
    max_words: Annotated[int, Within(ge=1)] | None = None
    ignore_case: bool = True
    removes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CleaningSettings:
    """Which rules run: `off` names rules or whole kinds; `rules` are the reader's own."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    off: tuple[str, ...] = ()
    rules: tuple[LineRule, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """A language model that is asked which sentences say the same: the address of its server (empty: none is
    asked), its name there, and the name of the environment variable that holds the key, if it wants one.

    `request_seconds` is the time for one request, `total_seconds` that for all of a story; `window_sentences` and
    `window_words` are the most of either article that stand in one request; `at_once` are requests at a time.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    address: str = ""
    model: str = ""
    key_variable: str = ""
    allow_remote: bool = False
    request_seconds: Annotated[int, Within(ge=1, le=3_600)] = 300
    total_seconds: Annotated[int, Within(ge=1, le=86_400)] = 1_800
    window_sentences: Annotated[int, Within(ge=4, le=400)] = 60
    window_words: Annotated[int, Within(ge=100, le=20_000)] = 1_500
    at_once: Annotated[int, Within(ge=1, le=16)] = 1


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """How sure a link must be (0..1), from where a pair is shown as merely related, whether the encoder
    helps, where it is installed, and which judge is asked, if any.

    `pairs_read` is the most pairs of sentences that the pair reader is asked about, for each sentence of the longer
    of two articles; 0 for none."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    strictness: Share = 0.4
    related: Share = 0.06
    encoder: bool = True
    pairs_read: Annotated[float, Within(ge=0.0, le=10.0)] = PAIRS_READ
    judge: JudgeSettings = field(default_factory=JudgeSettings)

    def in_story_of(self, articles: int) -> MatchingSettings:
        """The settings that hold in a story of so many articles: of more than twelve, each doubling halves what the
        pair reader is asked, so that it reads in proportion to the articles and not to their pairs."""
        halvings = max(0, math.ceil(math.log2(max(1, articles - 1) / _READ_IN_FULL)))
        return replace(self, pairs_read=self.pairs_read / 2**halvings) if halvings else self


@dataclass(frozen=True, slots=True)
class DriftSettings:
    """Which types of drift are not looked for; words of the reader's own: phrases for the named lists, and groups of
    labels for one thing; and whether what is less sure is shown everywhere too."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    off: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: tuple[tuple[str, ...], ...] = ()
    less_sure: bool = False


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """How the screens look: theme, the narrowest text column before columns are stacked, the widest, which words of a
    reworded row are marked: by what happens to them, or all that differ; which words are lit in every view; whether
    everything stands in one column, in words alone, for a screen reader; and the language of labels: a code such as
    `de`, or empty for the system's, if there is a translation."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    theme: Annotated[str, Within(fewest=1)] = "textual-dark"
    narrowest_column: Annotated[int, Within(ge=10, le=200)] = 34
    widest_column: Annotated[int, Within(ge=20, le=1_000)] = 90
    word_marks: WordMarks = "aligned"
    watched: tuple[str, ...] = ()
    linear: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """Where saved comparisons live: a folder, `beside` for that of the articles; empty means the user's
    data folder."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    comparisons: str = ""


@dataclass(frozen=True, slots=True)
class NoteSettings:
    """Who writes the notes, as it stands in files and exports; empty leaves it out."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    author: str = ""


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """Guards against input that is no article, and how much is kept of what is fetched."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    file_megabytes: Annotated[int, Within(ge=1, le=1000)] = 20
    fetch_seconds: Annotated[int, Within(ge=1, le=600)] = 20
    allow_local: bool = False
    captures_megabytes: Annotated[int, Within(ge=0, le=1_000_000)] = 500


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    matching: MatchingSettings = field(default_factory=MatchingSettings)
    drift: DriftSettings = field(default_factory=DriftSettings)
    view: ViewSettings = field(default_factory=ViewSettings)
    folders: FolderSettings = field(default_factory=FolderSettings)
    notes: NoteSettings = field(default_factory=NoteSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    # For a command's id, its keys.
    keymap: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def without_encoder(settings: Settings) -> Settings:
    """These settings without the encoder: links rest on words alone."""
    return replace(settings, matching=replace(settings.matching, encoder=False))


def without_judge(settings: Settings) -> Settings:
    """These settings without a judge: nobody is asked."""
    return replace(settings, matching=replace(settings.matching, judge=JudgeSettings()))
