"""One story of two readers' work: the first one's, with what was decided where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotations.link_edits import link_edits_on
from variorum.annotations.note import Note, Status
from variorum.annotations.placement import sentences_at
from variorum.annotations.relation import Relation
from variorum.curation.agreement import LINKED, SET, MarkKind
from variorum.curation.decisions import NO_RELATION
from variorum.curation.reader_marks import marks_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.alignment.statements import SentenceRef
    from variorum.curation.decisions import CurationDecision
    from variorum.project.project import Project


def adjudicated(
    first: Project, second: Project, articles: Sequence[PreparedArticle], decisions: Iterable[CurationDecision]
) -> Project:
    """The first reader's project with all decisions carried out. Notes that only the second wrote come with a decision
    on their sentence; `second` is on the texts of `first`, and these are its articles."""
    curator = _Curator(first, second, articles)
    for decision in decisions:
        curator.carry_out(decision)
    return curator.project


class _Curator:
    """A project in which one thing after the other is decided."""

    def __init__(self, first: Project, second: Project, articles: Sequence[PreparedArticle]) -> None:
        self.project = first
        self._second = second
        self._articles = articles

    def carry_out(self, decision: CurationDecision) -> None:
        """Carry out a decision; one for what a reader did not mark changes nothing."""
        if not decision.value:
            return
        if decision.kind is MarkKind.LINK:
            self._link(decision)
        elif decision.kind is MarkKind.RELATION:
            self._relate(decision)
        elif decision.kind is MarkKind.STATUS:
            self._mark(decision.places[0], decision.value)
        else:
            self._tag(decision)

    def _link(self, decision: CurationDecision) -> None:
        linked = decision.value == LINKED
        relation = self._relation(decision)
        if linked is (relation is Relation.UNRELATED):  # it would deny the decision
            relation = Relation.NONE
        self._decide(decision, linked, relation)

    def _relate(self, decision: CurationDecision) -> None:
        relation = Relation("" if decision.value == NO_RELATION else decision.value)
        self._decide(decision, relation is not Relation.UNRELATED, relation)

    def _relation(self, decision: CurationDecision) -> Relation:
        known = marks_of(self.project, self._articles).relations
        return Relation(known.get((decision.places[0], decision.places[1]), ""))

    def _decide(self, decision: CurationDecision, linked: bool, relation: Relation) -> None:
        (one, i), (other, j) = decision.places
        sides = (one, self._articles[one]), (other, self._articles[other])
        edits = link_edits_on(*sides, [(i, j)], linked=linked, relation=relation)
        self.project = self.project.with_links(edits)

    def _mark(self, place: SentenceRef, value: str) -> None:
        if value not in list(Status):
            return  # several notes there have several, and they stand
        for note in self._notes_on(place):
            self.project = self.project.with_note(replace(note, status=Status(value)))

    def _tag(self, decision: CurationDecision) -> None:
        place, tag = decision.places[0], decision.tag
        if decision.value == SET:
            notes = self._notes_on(place)
            if notes and not any(tag in note.tags for note in notes):
                self.project = self.project.with_note(replace(notes[0], tags=(*notes[0].tags, tag)))
        else:
            for note in list(notes_at(self.project, self._articles, place)):
                without = tuple(one for one in note.tags if one != tag)
                self.project = self.project.with_note(replace(note, tags=without))

    def _notes_on(self, place: SentenceRef) -> list[Note]:
        """The notes on a sentence; where the first reader wrote none, the second's, which are taken in."""
        if not any(True for _ in notes_at(self.project, self._articles, place)):
            for note in notes_at(self._second, self._articles, place):
                self.project = self.project.with_note(replace(note, id=self.project.next_note_id()))
        return list(notes_at(self.project, self._articles, place))


def notes_at(project: Project, articles: Sequence[PreparedArticle], place: SentenceRef) -> Iterator[Note]:
    """The notes on a sentence of a story, in the order of the project."""
    article, sentence = place
    for note in project.notes:
        if any(one.article == article and sentence in sentences_at(articles[article], one) for one in note.anchors):
            yield note
