"""Bringing a comparison to the sources of today: notes and corrections are carried over, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from variorum.annotations.anchoring import AnchorMatch, MatchKind, Reanchorer
from variorum.annotations.note import Anchor, LinkEdit, Note, TargetKind, anchor_at, line_anchor
from variorum.articles.article import Article, Metadata
from variorum.articles.sidecar import merge_metadata
from variorum.base.cut_short import cut_short
from variorum.base.translation import translatable, translated
from variorum.cleaning.lines import LineCorrection
from variorum.project.project import Project

LOST_CORRECTION: Final = "lost-correction"


@dataclass(frozen=True, slots=True)
class ReanchorReport:
    """What became of something the reader did: what it is, how it was found again, and its words."""

    what: str
    how: MatchKind
    article: int
    words: str


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """A comparison with the texts of today, and what became of each note and correction on those that
    changed; `changed` are the numbers of these articles."""

    project: Project
    changed: tuple[int, ...]
    moved: tuple[ReanchorReport, ...]


def updated(project: Project, today: Mapping[int, Article], seen: str = "") -> UpdateResult:
    """The comparison with newer texts of some articles, by number; those they had are kept as versions. `seen` is the
    moment when the new ones were read (UTC, ISO 8601).

    What the reader corrected of an article's metadata stands; what was unknown is filled in.
    """
    changed = {n: today[n] for n in sorted(today) if today[n].text != project.articles[n].text}
    found = with_texts(project, changed)
    new = found.project
    for n, article in changed.items():
        before, history = project.articles[n], project.histories[n]
        known = _known_today(before, article)
        new = new.with_text(n, replace(article, metadata=known)).with_history(n, history.superseded(before, seen))
    return replace(found, project=new)


def with_version_in_use(project: Project, n: int, number: int) -> UpdateResult:
    """The comparison with another of the texts that it holds of article `n`, the one with this number from the oldest
    on. What says which outlet and author it is of stands as it does now."""
    before, history = project.articles[n], project.histories[n]
    article = project.versions(n)[number].article
    if number == len(history.older):
        return UpdateResult(project, (), ())
    ours = before.metadata
    known = replace(
        article.metadata,
        **{name: getattr(ours, name) or getattr(article.metadata, name) for name in _WHOSE},
        guessed=frozenset(g for g in article.metadata.guessed if g not in _WHOSE) | (ours.guessed & set(_WHOSE)),
    )
    found = with_texts(project, {n: article})
    new = found.project.with_text(n, replace(article, metadata=known))
    return replace(found, project=new.with_history(n, history.with_in_use(number, before)))


_WHOSE: Final = ("author", "publisher", "language", "code")


def with_texts(project: Project, texts: Mapping[int, Article]) -> UpdateResult:
    """The comparison with other texts of some articles, on which notes, links and corrections are found again."""
    finders = {n: Reanchorer(article.text, project.articles[n].text) for n, article in texts.items()}
    moved: list[ReanchorReport] = []
    notes = [_note(note, project, finders, texts, moved) for note in project.notes]
    links = [_link(decision, finders, texts, moved) for decision in project.links]
    new = replace(project, notes=tuple(notes), links=tuple(links))
    for n, article in texts.items():
        new = _with_text(new, n, article, finders[n], moved)
    return UpdateResult(new, tuple(texts), tuple(moved))


def _note(
    note: Note,
    before: Project,
    finders: Mapping[int, Reanchorer],
    today: Mapping[int, Article],
    moved: list[ReanchorReport],
) -> Note:
    anchors = []
    for place in note.anchors:
        new = _anchor(place, finders, today, moved, translated("note {id}", id=note.id))
        if place.article in finders:
            written_on = place.version or before.articles[place.article].sha256
            new = replace(new, version="" if written_on == today[place.article].sha256 else written_on)
        anchors.append(new)
    return replace(note, anchors=tuple(anchors))


def _link(
    decision: LinkEdit, finders: Mapping[int, Reanchorer], today: Mapping[int, Article], moved: list[ReanchorReport]
) -> LinkEdit:
    what = translated("a link by hand") if decision.linked else translated("an unlinking by hand")
    one, other = (_anchor(p, finders, today, moved, what) for p in (decision.one, decision.other))
    return replace(decision, between=(one, other))


def _anchor(
    place: Anchor,
    finders: Mapping[int, Reanchorer],
    today: Mapping[int, Article],
    moved: list[ReanchorReport],
    what: str,
) -> Anchor:
    if place.article not in finders or place.on_whole_article:
        return place
    finding = finders[place.article].find(place)
    moved.append(ReanchorReport(what, finding.how, place.article, place.exact))
    return reanchored(place, finding, today[place.article].text)


def reanchored(place: Anchor, finding: AnchorMatch, text: str) -> Anchor:
    """The anchor where its words were found, or marked as lost."""
    if finding.is_sure and finding.place is not None:
        return anchor_at(place.article, text, finding.place.start, finding.place.end)
    return replace(place, lost=True)


def _known_today(old: Article, article: Article) -> Metadata:
    """What is known of an article with a newer text. Guesses are made anew; what was stated before, by the reader too,
    stands, unless it is a headline that the text had and has no more."""
    stated = replace(old.metadata, **dict.fromkeys(old.metadata.guessed, None), guessed=frozenset())
    had = stated.headline
    if article.metadata.headline and _is_a_line(had, old.text) and not _is_a_line(had, article.text):
        stated = replace(stated, headline=None)
    return replace(
        merge_metadata(article.metadata, stated),
        date_modified=article.metadata.date_modified or old.metadata.date_modified,
        fetched=article.metadata.fetched or old.metadata.fetched,
        archived=article.metadata.archived,  # a copy, and bytes, of this text
        capture=article.metadata.capture,
        guessed=frozenset(g for g in article.metadata.guessed if not getattr(stated, g)),
    )


def _is_a_line(words: str | None, text: str) -> bool:
    return bool(words) and any(" ".join(line.split()) == words for line in text.split("\n"))


def _with_text(project: Project, n: int, article: Article, finder: Reanchorer, moved: list[ReanchorReport]) -> Project:
    old = project.articles[n]
    kept, lost = corrections_on(old.text, project.corrections[n], article.text, finder)
    moved += [ReanchorReport(translated("a line's correction"), MatchKind.LOST, n, words) for words, _ in lost]
    project = project.with_text(n, article).with_corrections(n, kept)
    for words, was_kept in lost:
        done = "restored" if was_kept else "removed"
        text = f"You {done} this line by hand; it is not in the article any more."
        place = Anchor(n, 0, len(words), words, lost=True)
        project = project.with_note(
            Note(project.next_note_id(), text, (place,), (LOST_CORRECTION,), target_kind=TargetKind.LINE)
        )
    return project


def corrections_on(
    old: str, corrections: Sequence[LineCorrection], new: str, finder: Reanchorer
) -> tuple[list[LineCorrection], list[tuple[str, bool]]]:
    """The corrections on the new text's lines, and the lines that were not found there, with whether each
    was restored."""
    kept: dict[int, LineCorrection] = {}
    lost = []
    for correction in corrections:
        place = line_anchor(0, old, correction.start)
        finding = finder.find(place)
        if finding.is_sure and finding.place is not None:
            start = new.rfind("\n", 0, finding.place.start) + 1
            kept[start] = LineCorrection(start, correction.kept)
        else:
            lost.append((place.exact, correction.kept))
    return [kept[start] for start in sorted(kept)], lost


def report_in_words(found: UpdateResult, names: Sequence[str], unencoded_articles: int = 0) -> Iterator[str]:
    """What changed and what became of notes and corrections, in lines; `unencoded_articles` sources could not tell."""
    if not found.changed:
        some = translated("No source has changed, of those that were read.")
        yield some if unencoded_articles else translated("No source has changed.")
        return
    for n in found.changed:
        yield f"{names[n]}: {translated('changed; the text before is kept as a version')}"
        for moved in found.moved:
            if moved.article == n:
                yield f"  {moved.what}: {translated(_HOW[moved.how])}: {_short(moved.words)}"


_HOW: Final = {
    MatchKind.EXACT: translatable("found again"),
    MatchKind.NEAR: translatable("found again, its words are changed"),
    MatchKind.LOST: translatable("not found, among the notes without their words"),
    MatchKind.AMBIGUOUS: translatable("found in several places, among the notes without their words"),
}


def _short(words: str) -> str:
    return cut_short(" ".join(words.split()), 80)
