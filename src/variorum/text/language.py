"""A language: what is known of it stands in a folder of its own, and what the folder lacks is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from variorum.base.strict_yaml import load_own_yaml

_FOLDERS: Final = Path(__file__).parent / "languages"
_PACKAGE: Final = Path(__file__).parents[1]
_NEUTRAL: Final = _FOLDERS / "unknown"
_ABOUT: Final = "language.yaml"


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The marks of quotations, each a string of signs. Of those in `either`, where they stand says whether
    they open or close. `single` are the marks inside other quotations."""

    opening: str
    closing: str
    either: str
    single: str

    @property
    def double(self) -> str:
        """All that are not single."""
        return self.opening + self.closing + self.either


@dataclass(frozen=True, slots=True)
class SplittingLexicon:
    """What decides whether a full stop ends a sentence: words in small letters, and the marks and brackets
    that a sentence opens and closes with. `ordinals`: a number with a full stop may be an ordinal."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    openers: frozenset[str]
    opening_marks: str
    closing_marks: str
    ordinals: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spellings that differ by country: endings (from, to, fewest letters before it), whole words, and two words that
    others write as one."""

    endings: tuple[tuple[str, str, int], ...]
    words: Mapping[str, str]
    two_words: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that stand for each other: groups of words, forms that have a term of their own, names of two
    words that are one form, and forms that are names only where they are capitalised."""

    groups: tuple[tuple[str, ...], ...]
    fixed_terms: Mapping[str, str]
    two_word_names: Mapping[tuple[str, str], str]
    capital_only: frozenset[str]


@dataclass(frozen=True, eq=False)
class Language:
    """A language by its code (ISO 639-1). Its lists are read when they are first asked for; a list that its
    folder lacks is empty. Two languages are equal only if they are the same object."""

    code: str
    folder: Path = field(repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return language_in, (self.folder, self.code)

    @property
    def is_known(self) -> bool:
        """Whether it has a folder."""
        return self.folder != _NEUTRAL

    @property
    def name(self) -> str:
        """What to call it on a screen."""
        return str(self._about.get("name") or self.code)

    @cached_property
    def names(self) -> frozenset[str]:
        """What metadata calls it, in small letters."""
        return frozenset({self.code, *_words(self._about, "names")})

    @cached_property
    def stemmer(self) -> str | None:
        """The name of its Snowball stemmer."""
        name = self._about.get("stemmer")
        return None if name is None else str(name)

    @cached_property
    def positional_cleaning(self) -> bool:
        """Whether the rules of cleaning that go by where a line stands hold for it."""
        return bool(self._about.get("positional_cleaning", False))

    @cached_property
    def decimal_comma(self) -> bool:
        """Whether a comma stands before decimals, and a full stop between thousands."""
        return bool(self._about.get("decimal_comma", False))

    @cached_property
    def quotation_marks(self) -> QuotationMarks:
        """The marks of its quotations."""
        return QuotationMarks(**(self._about.get("quotation_marks") or _about(_NEUTRAL)["quotation_marks"]))

    @cached_property
    def possessive_endings(self) -> tuple[str, ...]:
        """What is taken off a name in the possessive: the first of these that fits."""
        return tuple(self._about.get("possessive_endings", ()))

    @cached_property
    def name_endings(self) -> tuple[str, ...]:
        """Endings by which a country's or a person's name becomes an adjective, in order of preference."""
        return tuple(self._about.get("name_endings", ()))

    @cached_property
    def denials(self) -> frozenset[str]:
        """Words that deny, refuse or turn down, as they are spelled in small letters."""
        return frozenset(_words(self._about, "denials"))

    @cached_property
    def behind_hyphens(self) -> frozenset[str]:
        """Words that stand behind a hyphen of their own, not one that breaks a word at the end of a line."""
        return frozenset(_words(self._about, "behind_hyphens"))

    @cached_property
    def behind_open_hyphens(self) -> frozenset[str]:
        """Words behind a hyphen that stands for the rest of a word: pre- and post-war."""
        return frozenset(_words(self._about, "behind_open_hyphens"))

    @cached_property
    def written_in_one(self) -> frozenset[str]:
        """Beginnings of words that are long enough to stand before a hyphen of their own, but have none."""
        return frozenset(_words(self._about, "written_in_one"))

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months from January, in small letters."""
        return tuple(self._about.get("months", "").split())

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """The days from Monday, in small letters."""
        return tuple(self._about.get("weekdays", "").split())

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words too common to be evidence."""
        return frozenset(_words(self._word_lists, "stop_words"))

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The commonest words of running text; where none are listed, the stop words."""
        return frozenset(_words(self._word_lists, "function_words")) or self.stop_words

    @cached_property
    def connectives(self) -> frozenset[str]:
        """Words that join sentences and their parts, beside the stop words."""
        return frozenset(_words(self._word_lists, "connectives"))

    @cached_property
    def weighty_words(self) -> frozenset[str]:
        """Small words that turn a sentence around, or make it less sure."""
        return frozenset(_words(self._word_lists, "weighty_words"))

    @cached_property
    def speech_verbs(self) -> frozenset[str]:
        """Words at the end of a line after which a quotation on the next line goes on with the sentence."""
        return frozenset(_words(self._word_lists, "before_quotations"))

    @cached_property
    def never_last(self) -> frozenset[str]:
        """Words with which no sentence ends."""
        return frozenset(_words(self._word_lists, "never_last"))

    @cached_property
    def number_words(self) -> Mapping[str, str]:
        """Numbers in words, each in digits."""
        return {word: str(number) for word, number in self._word_lists.get("number_words", {}).items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its common words, in small letters: read only where a text has words broken at the ends of lines."""
        name = self._about.get("vocabulary")
        if name is None:
            return frozenset()
        import json
        import lzma

        pieces = json.loads(lzma.decompress((_PACKAGE / str(name)).read_bytes()))["model"]["vocab"]
        return frozenset(piece for piece in pieces if piece.isalpha())

    @cached_property
    def notices(self) -> Mapping[str, re.Pattern[str]]:
        """What tells the lines in which outlets speak of their own changes: patterns by kind, blind to case."""
        patterns = _yaml(self.folder, "notices.yaml")
        return {kind: re.compile(str(pattern), re.IGNORECASE) for kind, pattern in patterns.items()}

    @cached_property
    def consent(self) -> Mapping[str, str]:
        """How pages ask to agree to cookies: patterns by what they tell, for text in small letters."""
        return _yaml(self.folder, "consent.yaml")

    @cached_property
    def splitting(self) -> SplittingLexicon:
        """What decides where its sentences end."""
        data = {**_yaml(_NEUTRAL, "splitting.yaml"), **_yaml(self.folder, "splitting.yaml")}
        lists = (frozenset(_words(data, name)) for name in ("titles", "abbreviations", "before_numbers", "openers"))
        titles, abbreviations, before_numbers, openers = lists
        marks = str(data["opening_marks"]), str(data["closing_marks"])
        return SplittingLexicon(titles, abbreviations, before_numbers, openers, *marks, bool(data.get("ordinals")))

    @cached_property
    def spelling(self) -> Spelling:
        """Its spellings that differ by country."""
        data = _yaml(self.folder, "spelling.yaml")
        endings = ((e["from"], e["to"], int(e["letters"])) for e in data.get("endings", ()))
        two_words = {tuple(words.split()): word for words, word in data.get("two_words", {}).items()}
        return Spelling(tuple(endings), data.get("words", {}), two_words)

    @cached_property
    def synonyms(self) -> Synonyms:
        """Its words that stand for each other."""
        data = _yaml(self.folder, "synonyms.yaml")
        groups = (tuple(word.strip() for word in group.split(",")) for group in data.get("groups", ()))
        fixed = {form: term for term, forms in data.get("fixed_terms", {}).items() for form in forms.split()}
        pairs = {tuple(name.split()): form for name, form in data.get("two_word_names", {}).items()}
        return Synonyms(tuple(groups), fixed, pairs, frozenset(_words(data, "capital_only")))

    @cached_property
    def cleaning_rules(self) -> tuple[Path, ...]:
        """The files with the rules that tell boilerplate by its words, by name."""
        return tuple(sorted((self.folder / "cleaning").glob("*.yaml")))

    @cached_property
    def drift_lexicon(self) -> Path | None:
        """The file with the words that detectors of drift look for, if it has one."""
        path = self.folder / "drift.yaml"
        return path if path.exists() else None

    @cached_property
    def _about(self) -> Mapping[str, Any]:
        return _about(self.folder)

    @cached_property
    def _word_lists(self) -> Mapping[str, Any]:
        return _yaml(self.folder, "stop_words.yaml")


def language_in(folder: Path, code: str = "") -> Language:
    """The language of a folder, by default with the folder's name as its code: the same object each time."""
    return _language(folder, code or folder.name)


@cache
def _language(folder: Path, code: str) -> Language:
    return Language(code, folder)


def neutral_language(code: str) -> Language:
    """A language of which nothing is known but its code."""
    return language_in(_NEUTRAL, code)


@cache
def known_languages() -> tuple[Language, ...]:
    """The languages that come with the program, by code."""
    return tuple(_languages_under(_FOLDERS))


def _languages_under(folder: Path) -> Iterator[Language]:
    for each in sorted(folder.iterdir()):
        if each != _NEUTRAL and (each / _ABOUT).exists():
            yield language_in(each)


@cache
def _about(folder: Path) -> Mapping[str, Any]:
    return _yaml(folder, _ABOUT)


def _yaml(folder: Path, name: str) -> Mapping[str, Any]:
    """The data of a language's file; empty if it has no such file."""
    path = folder / name
    data: Mapping[str, Any] = load_own_yaml(path.read_text(encoding="utf-8"), name).data if path.exists() else {}
    return data


def _words(data: Mapping[str, Any], name: str) -> list[str]:
    return str(data.get(name, "")).split()


ENGLISH: Final = language_in(_FOLDERS / "en")
