"""Who says what an article quotes: named beside a verb of saying, by a pronoun or a role, in the sentence, in one
beside it, or in the paragraph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from variorum.drift.context import JOINS_NAME, ArticleIndex, SentenceContext, in_spans, is_content_word, match_key
from variorum.drift.drift import TextSpan
from variorum.drift.ledger.dates import date_spans
from variorum.drift.ledger.people import all_roles_in
from variorum.drift.lexicon import Lexicon
from variorum.text.typography import APOSTROPHE, CLOSING_QUOTES, DASHES
from variorum.text.words import Word

_LONGEST_NAME: Final = 5  # words
_LONGEST_ROLE: Final = 10  # words, with what is said about it
_REMEMBERED: Final = 8  # people whom a pronoun may mean
# What stands before a verb whose subject follows: "…," said Brandt.
_BEFORE_VERB: Final = tuple(f",:;-\"'{CLOSING_QUOTES}{DASHES}")
_AROUND_SPEECH: Final = f" ,\"'{CLOSING_QUOTES}"
_MOST_WORDS: Final = 3  # of the outlet's own in a sentence that is a quotation


class Attribution(StrEnum):
    """How a speaker was found."""

    NAMED = "named in the sentence"
    ROLE = "called by a role in the sentence"
    PRONOUN = "a pronoun for whoever spoke or was named last"
    INTRODUCED = "named in the sentence before, which leads up to the words"
    CONTINUED = "the speech goes on from the sentence before"
    PARAGRAPH = "the only speaker of the paragraph"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the fullest name that the article has for them, or the words for them where it names nobody;
    where they stand; how they were found."""

    name: str
    words: TextSpan
    how: Attribution


@lru_cache(maxsize=64)
def speakers_in(whole: ArticleIndex, lexicon: Lexicon) -> tuple[Speaker | None, ...]:
    """For each sentence of an article who speaks what it quotes, or what it says somebody says; None where nobody is
    found."""
    return tuple(_SpeakerReader(whole, lexicon).speakers())


class _SpeakerReader:
    """Reads an article from its beginning to its end."""

    def __init__(self, whole: ArticleIndex, lexicon: Lexicon) -> None:
        self._whole, self._lexicon = whole, lexicon
        self._sentences = whole.article.sentences
        self._passages = [SentenceContext(whole, sentence.number) for sentence in self._sentences]
        self._full = _full_names(self._passages, lexicon)

    def speakers(self) -> list[Speaker | None]:
        """The speaker of each sentence, first from the sentence itself, then from those around it."""
        found: list[Speaker | None] = []
        named: list[Speaker] = []  # who spoke or was named first in each sentence so far, the last one last
        for n, passage in enumerate(self._passages):
            own = self._own(passage, named) or self._carried(n, found)
            found.append(own)
            person = own if own and own.how is not Attribution.ROLE else self._first_person(passage)
            named = [*named[-_REMEMBERED:], person] if person else named
        return [speaker or self._of_paragraph(n, found) for n, speaker in enumerate(found)]

    def _own(self, passage: SentenceContext, named: Sequence[Speaker]) -> Speaker | None:
        """The speaker whom a sentence itself gives."""
        mention = _mention(passage, self._lexicon)
        if mention is None:
            return None
        words, how = mention
        span = passage.span_of(words)
        if how is Attribution.PRONOUN:
            person = self._meant_by(passage, words[0], named)
            return replace(person, words=span, how=how) if person else None
        if how is Attribution.NAMED:
            short = self._full.get(words[-1].form) if len(words) == 1 else None
            return Speaker(short or _as_name(span.text), span, how)
        role = self._lexicon.roles.get(words[-1].form, "")
        is_known = words[0].spelling == "the" or len(words) == 1
        return Speaker(self._holders.get(role, span.text) if is_known else span.text, span, how)

    def _meant_by(self, passage: SentenceContext, pronoun: Word, named: Sequence[Speaker]) -> Speaker | None:
        """The last person named before a pronoun who can be meant by it."""
        asked = any(word.spelling == "asked" for word in passage.words[:2])  # "Asked if Brandt knew, he said"
        here = None if asked else self._first_person(passage, before=pronoun.start)
        candidates = [*named, *([here] if here else [])]
        other = {"he": "female_names", "she": "male_names"}.get(pronoun.spelling)
        barred = self._lexicon.words(other) if other else frozenset()
        return next((one for one in reversed(candidates) if one.name.split()[0].casefold() not in barred), None)

    @cached_property
    def _holders(self) -> Mapping[str, str]:
        """For each role that the article gives one person only, that person's fullest name."""
        people: dict[str, set[str]] = {}
        for mention in all_roles_in(self._whole, self._lexicon):
            people.setdefault(mention.role, set()).add(self._fullest(mention.name, mention.surname))
        return {role: next(iter(names)) for role, names in people.items() if len(names) == 1 and "" not in names}

    def _fullest(self, written: str, surname: str) -> str:
        """The fullest name that the article has for a person as it is written; "" where it has none of two words. Who
        has another first name, and no title before it, is somebody else of the family."""
        full, own = self._full.get(surname, ""), _as_name(written)
        is_other = bool(full) and " " in own and "." not in own and own.split()[0] != full.split()[0]
        return own if is_other else full

    def _carried(self, n: int, found: Sequence[Speaker | None]) -> Speaker | None:
        """The speaker of a sentence that is a quotation: who was speaking, or whom the sentence before leads up to."""
        passage = self._passages[n]
        if not n or not passage.quotes or not _is_quotation(passage):
            return None
        before = self._passages[n - 1]
        text = self._whole.article.text_of(n - 1).rstrip()
        if (speaker := found[n - 1]) is not None:
            how = Attribution.CONTINUED if before.quotes else Attribution.INTRODUCED
            return replace(speaker, how=how)
        person = self._first_person(before) if text.endswith(":") else None
        return replace(person, how=Attribution.INTRODUCED) if person else None

    def _of_paragraph(self, n: int, found: Sequence[Speaker | None]) -> Speaker | None:
        """The one speaker of the paragraph of a sentence that quotes."""
        if not self._passages[n].quotes:
            return None
        paragraph = self._sentences[n].paragraph
        there: dict[str, Speaker] = {}
        for step in (-1, 1):
            k = n + step
            while 0 <= k < len(self._sentences) and self._sentences[k].paragraph == paragraph:
                if (speaker := found[k]) is not None:
                    there.setdefault(speaker.name, speaker)
                k += step
        (only,) = there.values() if len(there) == 1 else (None,)
        return replace(only, how=Attribution.PARAGRAPH) if only else None

    def _first_person(self, passage: SentenceContext, before: int | None = None) -> Speaker | None:
        """The first person whom a sentence names outside quotations, by a name that the article knows in full."""
        for words in _name_runs(passage, self._lexicon):
            if before is not None and words[0].start >= before:
                return None
            span = passage.span_of(words)
            if (name := self._fullest(span.text, words[-1].form)) and not passage.quoted(words[0]):
                return Speaker(name, span, Attribution.NAMED)
        return None


def _is_quotation(passage: SentenceContext) -> bool:
    """Whether a sentence is all but nothing else than a quotation."""
    return sum(not passage.quoted(word) for word in passage.words) <= _MOST_WORDS


def _full_names(passages: Sequence[SentenceContext], lexicon: Lexicon) -> Mapping[str, str]:
    """For the last word of each person's name the name that the article gives most often with it in two words or more;
    the word alone where it stands behind a title. Of names as frequent, the first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        if passage.is_headline:
            continue
        for words in _name_runs(passage, lexicon):
            at = passage.number_of(words[0])
            titled = at > 0 and passage.words[at - 1].form in lexicon.roles
            if len(words) > 1 or titled:
                counts[words[-1].form][_as_name(passage.span_of(words).text)] += 1
    full = {}
    for last, names in counts.items():
        whole = Counter({name: often for name, often in names.items() if " " in name})
        full[last] = (whole or names).most_common(1)[0][0]
    return full


def _as_name(text: str) -> str:
    """A name without its possessive ending."""
    return text.removesuffix("'s").removesuffix(f"{APOSTROPHE}s")


def _name_runs(passage: SentenceContext, lexicon: Lexicon) -> Iterator[list[Word]]:
    """The runs of capitalised words of a sentence that may be people's names, without titles in front."""
    for start, end in passage.name_runs(JOINS_NAME):
        yield from _person(passage.words[start:end], lexicon)


def _person(run: Sequence[Word], lexicon: Lexicon) -> Iterator[list[Word]]:
    """What of a run of capitalised words can be a person's name, behind titles and possessives; nothing where it ends
    as an institution does."""
    no_part = (word.form in lexicon.roles or word.spelling.endswith("'s") for word in run[:-1])
    first = max((n + 1 for n, is_apart in enumerate(no_part) if is_apart), default=0)
    name = [word for word in run[first:] if is_content_word(word)]
    if first and run[first - 1].form in lexicon.words("outlets") and len(name) == 1:
        return  # a programme of an outlet: NBC's Meet the Press
    no_people = lexicon.words("institutions") | lexicon.words("outlet_words") | lexicon.words("outlets")
    if 0 < len(name) <= _LONGEST_NAME and name[-1].form not in no_people | lexicon.words("no_people"):
        yield name


def _mention(passage: SentenceContext, lexicon: Lexicon) -> tuple[Sequence[Word], Attribution] | None:
    """The words for the speaker beside the verb of saying that is nearest to a quotation, outside all of them."""
    dated = in_spans(passage.words, date_spans(passage))
    bracketed = passage.in_brackets(passage.words, "()")  # (R-S.C.)
    own = [
        word
        for word, is_dated, inside in zip(passage.words, dated, bracketed, strict=True)
        if not (is_dated or inside or passage.quoted(word))
    ]
    says = lexicon.words("speaking")
    found = []
    for at, word in enumerate(own):
        mention = None
        if [w.spelling for w in own[at : at + 2]] == ["according", "to"]:
            mention = _noun_phrase(passage, own[at + 2 :], lexicon)
        elif word.spelling in says and not _is_passive(own, at, lexicon):
            mention = _beside(passage, own, at, lexicon)
        if mention is not None:
            found.append((_distance(passage, word), at, mention))
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _is_passive(own: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether somebody is told or called something, and says nothing."""
    return at > 0 and own[at - 1].spelling in lexicon.words("passive")


def _distance(passage: SentenceContext, word: Word) -> int:
    """How far a word stands from the nearest quotation of its sentence, in characters."""
    return min((min(abs(word.start - end), abs(start - word.end)) for start, end in passage.quotes), default=0)


def _beside(
    passage: SentenceContext, own: Sequence[Word], at: int, lexicon: Lexicon
) -> tuple[Sequence[Word], Attribution] | None:
    """Who says it: the subject before the verb, else what stands behind it; of "saying" the subject of the sentence."""
    if own[at].spelling.endswith("ing"):
        return _first_subject(passage, own[:at], lexicon)
    if (subject := _subject(passage, own[:at], lexicon)) is not None:
        return subject
    if own[at].spelling in lexicon.words("addressing") or not _follows_speech(passage, own[at]):
        return None
    behind = own[at + 1 :]
    while behind and (behind[0].spelling.endswith("ly") or behind[0].spelling in lexicon.words("beside_speaking")):
        behind = behind[1:]
    if behind and passage.text[own[at].end : behind[0].start].strip(_AROUND_SPEECH):
        return None
    return _noun_phrase(passage, behind, lexicon)


def _follows_speech(passage: SentenceContext, verb: Word) -> bool:
    """Whether a verb stands behind a quotation or a comma, or at the beginning: only then its subject may follow."""
    before = passage.text[: verb.start].rstrip()
    return passage.words[0] is verb or before.endswith(_BEFORE_VERB)


def _first_subject(
    passage: SentenceContext, own: Sequence[Word], lexicon: Lexicon
) -> tuple[Sequence[Word], Attribution] | None:
    """The first pronoun or name of some words."""
    pronoun = next((word for word in own if word.spelling in lexicon.words("pronouns")), None)
    names = (words for words in _name_runs(passage, lexicon) if words[0] in own)
    name = next((words for words in names if len(words) > 1 or _is_known(passage, words[0])), None)
    if name and (pronoun is None or name[0].start < pronoun.start):
        return name, Attribution.NAMED
    return ([pronoun], Attribution.PRONOUN) if pronoun else None


def _is_known(passage: SentenceContext, word: Word) -> bool:
    """Whether a capitalised word is more than the beginning of a sentence: the article has it again."""
    return passage.words[0] is not word or len(passage.index.places.get(match_key(word), ())) > 1


def _subject(
    passage: SentenceContext, before: Sequence[Word], lexicon: Lexicon
) -> tuple[Sequence[Word], Attribution] | None:
    """The words for whoever does what the next word says; behind a comma an apposition is stepped over."""
    words = list(before)
    while words and (words[-1].spelling.endswith("ly") or words[-1].spelling in lexicon.words("beside_speaking")):
        words.pop()
    if not words:
        return None
    if words[-1].spelling in lexicon.words("joins_verbs"):
        return _first_subject(passage, words, lexicon)
    if words[-1].spelling == "who":
        words.pop()
    end = words[-1].end if words else 0
    if passage.text[end : end + 1] == ",":
        words = _without_apposition(passage, words)
    return _ending(passage, words, lexicon) if words else None


def _without_apposition(passage: SentenceContext, words: list[Word]) -> list[Word]:
    """The words before "..., a lawyer for the group," that end with a name; all words where none do."""
    for n in range(len(words) - 2, -1, -1):
        if "," in passage.between(words[n], words[n + 1]) and passage.is_name(words[n]):
            return words[: n + 1]
    return words


def _ending(
    passage: SentenceContext, words: Sequence[Word], lexicon: Lexicon
) -> tuple[Sequence[Word], Attribution] | None:
    """The name, pronoun or role with which some words end."""
    last = words[-1]
    if last.spelling in lexicon.words("pronouns"):
        return [last], Attribution.PRONOUN
    if passage.is_name(last) and last.spelling not in lexicon.words("unnamed_people"):
        run = [last]
        for word in reversed(words[:-1]):
            if not passage.is_name(word) or passage.between(word, run[0]).strip(". ") != "":
                break
            run.insert(0, word)
        at = next(n for n, word in enumerate(words) if word is run[0])
        if at > 1 and words[at - 1].spelling in lexicon.words("from_where") and passage.is_name(words[at - 2]):
            return _ending(passage, words[: at - 1], lexicon)  # Paul Ryan of Wisconsin
        name = next(_person(run, lexicon), None)
        if name is not None and any(len(word.spelling.replace(".", "")) > 1 for word in name):
            return name, Attribution.NAMED
        at = passage.number_of(run[0])
        called = at > 0 and passage.words[at - 1].spelling in lexicon.words("before_roles")
        bodies = lexicon.words("outlets") | lexicon.words("outlet_words") | lexicon.words("institutions")
        is_role = run[-1].form in lexicon.roles.keys() | bodies or called
        return ([*passage.words[at - called : at], *run], Attribution.ROLE) if is_role else None
    return _role(passage, words, lexicon)


def _role(
    passage: SentenceContext, words: Sequence[Word], lexicon: Lexicon
) -> tuple[Sequence[Word], Attribution] | None:
    """The role with which some words end: "a spokesman for the port" is a spokesman."""
    known = lexicon.roles.keys() | lexicon.words("unnamed_people") | lexicon.words("bodies")
    called = lexicon.words("before_roles") | lexicon.words("before_unnamed")
    start = end = len(words)
    while start and len(words) - start < _LONGEST_ROLE:
        word = words[start - 1]
        if start < len(words) and passage.between(word, words[start]) not in (" ", "-"):
            break
        start -= 1
        if word.spelling in lexicon.words("between_nouns"):
            end = start
        if word.spelling in called and end > start + 1 and words[end - 1].spelling in known:
            return words[start:end], Attribution.ROLE
    if words[-1].spelling not in known:
        return None
    start = len(words) - 1
    while start and _describes(passage, words[start - 1], words[start]):
        start -= 1
    return words[start:], Attribution.ROLE


def _describes(passage: SentenceContext, one: Word, two: Word) -> bool:
    """Whether a word belongs to the noun behind it."""
    return is_content_word(one) and passage.between(one, two) in (" ", "-") and not one.spelling.endswith("ly")


def _noun_phrase(
    passage: SentenceContext, words: Sequence[Word], lexicon: Lexicon
) -> tuple[Sequence[Word], Attribution] | None:
    """The name, pronoun or role with which some words begin."""
    if not words:
        return None
    if words[0].spelling in lexicon.words("pronouns"):
        return [words[0]], Attribution.PRONOUN
    phrase = _up_to_comma(passage, words)
    called = phrase[0].spelling in lexicon.words("before_roles") | lexicon.words("before_unnamed")
    known = lexicon.roles.keys() | lexicon.words("unnamed_people") | lexicon.words("bodies")
    role = next((n for n, word in enumerate(phrase) if word.spelling in known), None) if called else None
    if role is not None and not (role + 1 < len(phrase) and passage.is_name(phrase[role + 1])):
        return _ending(passage, phrase[: role + 1], lexicon)
    first = next((n for n, word in enumerate(phrase) if passage.is_name(word)), None)
    if first is None or (first and not any(word.form in lexicon.roles for word in phrase[:first])):
        return None
    end = first + 1
    while end < len(phrase) and passage.is_name(phrase[end]):
        end += 1
    return _ending(passage, phrase[:end], lexicon)


def _up_to_comma(passage: SentenceContext, words: Sequence[Word]) -> list[Word]:
    """The first words of some, up to the first sign between two."""
    taken = [words[0]]
    for one, two in pairwise(words[: _LONGEST_ROLE + _LONGEST_NAME]):
        if passage.between(one, two) not in JOINS_NAME:
            break
        taken.append(two)
    return taken
