"""Taking in notes: of another comparison, of W3C Web Annotations, of Hypothesis, highlights of reading lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from variorum.annotations.anchoring import Reanchorer
from variorum.annotations.note import Anchor, LinkEdit, Note, TargetKind, anchor_at, kind_of_target
from variorum.articles.article import Article
from variorum.articles.lists.registry import list_in_file
from variorum.articles.page_list import HOW_TO_FETCH, PageList
from variorum.base.errors import input_error
from variorum.base.paths import is_comparison
from variorum.base.regular_files import read_regular
from variorum.interchange.addresses import bare_address
from variorum.interchange.external_annotations import (
    LARGEST,
    ExternalAnnotation,
    ExternalTarget,
    external_annotations,
)
from variorum.interchange.import_pages import highlights_for
from variorum.project.project import Project
from variorum.project.three_way_merge import saying, three_way_merge
from variorum.project.update import reanchored
from variorum.storage.file.read_write import read_project


@dataclass(frozen=True, slots=True)
class Imported:
    """A comparison with notes taken in: how many were new, there already, and not found in its articles; and how many
    were left out, because they are on pages that it has not."""

    project: Project
    new: int
    known: int
    orphans: int
    elsewhere: int = 0


def import_notes(project: Project, path: Path) -> Imported:
    """Take in the notes of a file. What is there already is not taken twice. Raises InputError."""
    if is_comparison(path):
        theirs = on_our_texts(project, read_project(path))
        if theirs is None:
            raise input_error(path, "has none of these articles", "Notes are taken in from the same articles.")
        joined = three_way_merge(project, theirs, Project.of(project.articles))
        joined = replace(joined, base=project.base)
        return _counted(project, joined, len(theirs.notes))
    data = read_regular(path, LARGEST)
    listed = list_in_file(data, str(path))
    if listed is not None and not listed.holds_notes:
        return import_highlights(project, listed)
    found = external_annotations(data, path)
    return _counted(project, _with_foreign(project, found), len(found))


def import_highlights(project: Project, listed: PageList) -> Imported:
    """Take in the highlights of a list of pages that are on articles of the comparison. Raises InputError for a list
    without any."""
    if not any(page.highlights for page in listed.pages):
        raise input_error(listed.path, f"is {listed.kind}, and holds no highlights", HOW_TO_FETCH)
    found, elsewhere = highlights_for(project.articles, listed)
    return replace(_counted(project, _with_foreign(project, found), len(found)), elsewhere=elsewhere)


def _counted(before: Project, after: Project, offered: int) -> Imported:
    old = {note.id for note in before.notes}
    new = [note for note in after.notes if note.id not in old]
    return Imported(after, len(new), offered - len(new), sum(note.is_orphan for note in new))


def imported_in_words(found: Imported) -> str:
    """What came of it."""
    known = f", {found.known} were there already" if found.known else ""
    orphans = f", {found.orphans} of them without their words, which stand in no article" if found.orphans else ""
    elsewhere = f" {found.elsewhere} more are on pages that are not in the story." if found.elsewhere else ""
    return f"{found.new} taken in{known}{orphans}.{elsewhere}"


def on_our_texts(ours: Project, theirs: Project) -> Project | None:
    """Their notes and decisions on our texts of the same articles; None if there is no such article.

    An article is the same by its text, else by its address, else by its path; where the text differs,
    the words are found again in ours.
    """
    same = {n: m for n, article in enumerate(theirs.articles) if (m := _same(ours, article)) is not None}
    if not same:
        return None
    finders = {n: Reanchorer(ours.articles[m].text, theirs.articles[n].text) for n, m in same.items()}

    def moved(place: Anchor) -> Anchor:
        m = same[place.article]
        article = ours.articles[m]
        if place.on_whole_article or article.text == theirs.articles[place.article].text:
            return replace(place, article=m)
        return replace(reanchored(place, finders[place.article].find(place), article.text), article=m)

    notes = [
        replace(note, anchors=tuple(map(moved, note.anchors)))
        for note in theirs.notes
        if all(place.article in same for place in note.anchors)
    ]
    links = [
        LinkEdit.of(moved(d.one), moved(d.other), linked=d.linked, relation=d.relation)
        for d in theirs.links
        if d.one.article in same and d.other.article in same
        and same[d.one.article] != same[d.other.article]  # two of theirs may be one of ours
    ]  # fmt: skip
    own = {m: n for n, m in same.items() if ours.articles[m].text == theirs.articles[n].text}
    corrections = tuple(theirs.corrections[own[m]] if m in own else () for m in range(len(ours.articles)))
    return Project(ours.articles, corrections, tuple(notes), ours.base, ours.title, tuple(links))


def _same(project: Project, article: Article) -> int | None:
    for tell in (_hash, _address, _path):
        told = tell(article)
        if told and (found := [n for n, ours in enumerate(project.articles) if tell(ours) == told]):
            return found[0]
    return None


def _hash(article: Article) -> str:
    return article.sha256


def _address(article: Article) -> str | None:
    return article.metadata.url


def _path(article: Article) -> str:
    return article.path


def _with_foreign(project: Project, found: Sequence[ExternalAnnotation]) -> Project:
    """The comparison with those of the foreign notes that it does not have."""
    places = _Places(project.articles)
    number = int(project.next_note_id().removeprefix("n"))
    known = {saying(note) for note in project.notes}
    notes = list(project.notes)
    for foreign in found:
        note = _placed(places, foreign, f"n{number}")
        if saying(note) not in known:
            known.add(saying(note))
            notes.append(note)
            number += 1
    return replace(project, notes=tuple(notes))


def _placed(places: _Places, foreign: ExternalAnnotation, note_id: str) -> Note:
    """A foreign note on the words it is on in our articles; what is not found is an orphan."""
    anchors = tuple(map(places.anchor, foreign.targets))
    about = TargetKind(foreign.target_kind) if foreign.target_kind in list(TargetKind) else kind_of_target(anchors)
    return Note(
        note_id,
        foreign.text,
        anchors,
        foreign.tags,
        foreign.created,
        foreign.modified,
        about,
        foreign.status,
        foreign.colour,
        foreign.author,
    )


class _Places:
    """Where foreign notes stand in our articles: each is made ready to be searched once, for all notes."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._finders: dict[int, Reanchorer] = {}
        last_first = list(enumerate(articles))[::-1]  # of several that are named alike the first counts
        self._by_hash = {article.sha256: n for n, article in last_first}
        self._by_path = {name: n for n, article in last_first for name in (PurePath(article.path).name, article.path)}
        self._by_address = {bare_address(article.metadata.url): n for n, article in last_first if article.metadata.url}

    def anchor(self, target: ExternalTarget) -> Anchor:
        """The words of a target, marked as lost if they are not found, or in several articles."""
        numbers = self._candidates(target)
        if target.is_broken:
            return Anchor(numbers[0], lost=True)
        end = target.start + len(target.exact)
        place = Anchor(numbers[0], target.start, end, target.exact, target.prefix, target.suffix)
        if place.on_whole_article:
            return Anchor(place.article)
        known = self._articles[numbers[0]]
        if len(numbers) == 1 and known.text[place.start : place.end] == place.exact:
            return anchor_at(place.article, known.text, place.start, place.end)
        findings = [(n, self._finder(n).find(place)) for n in numbers]
        sure = [(n, finding) for n, finding in findings if finding.is_sure]
        if len(sure) == 1:
            n, finding = sure[0]
            return reanchored(replace(place, article=n), finding, self._articles[n].text)
        return replace(place, lost=True)

    def _finder(self, article: int) -> Reanchorer:
        if article not in self._finders:
            self._finders[article] = Reanchorer(self._articles[article].text)
        return self._finders[article]

    def _candidates(self, target: ExternalTarget) -> Sequence[int]:
        """The article that a target names by hash, address or path; if there is none, all of them."""
        named = self._by_hash.get(target.sha256) if target.sha256 else None
        if named is None and target.source:
            named = self._by_address.get(bare_address(target.source), self._by_path.get(target.source))
        return range(len(self._articles)) if named is None else (named,)
