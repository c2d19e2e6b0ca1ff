"""Linking and unlinking by hand, on the Compare screen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Final

from variorum.alignment.links import Link
from variorum.annotations.relation import Relation
from variorum.base.translation import translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, pairs_to_link
from variorum.presentation.wording.explanation import cut, pair_in_words
from variorum.presentation.wording.relations import RELATION_WORDS, relations_in_words
from variorum.tui.dialogs.dialog import ChoiceDialog
from variorum.tui.screens.base import ReaderScreen

_NO_RELATION: Final = "none"


class LinkEditing(ReaderScreen):
    """What a screen needs to let the reader decide which sentences say the same."""

    comparison: Comparison | None
    _to_link: Row | None = None

    @property
    @abstractmethod
    def pair(self) -> tuple[int, int]:
        """The numbers of the base and the other in the story."""

    @abstractmethod
    def row_at_cursor(self) -> Row | None:
        """The row under the cursor, if the cursor is on one."""

    def action_link(self) -> None:
        """Link this row's sentence with that of another row: the first time marks it, the second links."""
        row = self.row_at_cursor()
        if row is None:
            self.host.notify_info(translated("Links are made between sentences: go to a row of the comparison."))
        elif self._to_link is None:
            self._to_link = row
            self.host.notify_info(translated("Marked. Go to the row of its partner and press = again."))
        else:
            pairs, self._to_link = pairs_to_link(self._to_link, row), None
            if not pairs:
                self.host.notify_info(
                    translated("Nothing is linked: one row must show the left article, the other the right.")
                )
            elif len(pairs) == 1:
                self._decide(pairs, linked=True)
            else:
                self._ask_for_sentences(pairs)

    def drop_mark(self) -> bool:
        """Forget the row that was marked to be linked; says whether there was one."""
        marked, self._to_link = self._to_link, None
        return marked is not None

    def _ask_for_sentences(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Of several sentences in a row, link only those that the reader says."""
        base, other = (self.session.prepared(number) for number in self.pair)
        answers = [(str(n), f"{cut(base.text_of(i))}  ↔  {cut(other.text_of(j))}") for n, (i, j) in enumerate(pairs)]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._decide(pairs if answer == "all" else [pairs[int(answer)]], linked=True)

        question = translated("Which two sentences say the same?")
        self.app.push_screen(ChoiceDialog(question, [*answers, ("all", translated("All of these"))]), chosen)

    def action_unlink(self) -> None:
        """Say that linked sentences of this row do not say the same; of several pairs, choose one."""
        comparison, row = self.comparison, self.row_at_cursor()
        links = comparison.links_of(row) if comparison is not None and row is not None else ()
        if comparison is None or not links:
            self.host.notify_info(translated("There is no link here."))
        elif len(links) == 1:
            self._unlink(links)
        else:
            self._choose(comparison, links)

    def action_split(self) -> None:
        """Keep one pair of this row linked, and unlink the others."""
        comparison, row = self.comparison, self.row_at_cursor()
        links = comparison.links_of(row) if comparison is not None and row is not None else ()
        if comparison is None or len(links) < 2:
            self.host.notify_info(translated("Only a row with several links can be split."))
            return

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._unlink([link for n, link in enumerate(links) if n != int(answer)])

        self.app.push_screen(
            ChoiceDialog(translated("Which of these stays linked?"), _choices(comparison, links)), chosen
        )

    def action_relate(self) -> None:
        """Say how the other's sentence stands to the base's; of several pairs, choose one."""
        comparison, row = self.comparison, self.row_at_cursor()
        links = comparison.links_of(row) if comparison is not None and row is not None else ()
        if comparison is None or not links:
            self.host.notify_info(translated("There is no link here. = links two sentences."))
        elif len(links) == 1:
            self._ask_for_relation(links[0])
        else:

            def chosen(answer: str | None) -> None:
                if answer is not None:
                    self._ask_for_relation(links[int(answer)])

            self.app.push_screen(
                ChoiceDialog(translated("Of which two sentences?"), _choices(comparison, links)), chosen
            )

    def relations_said(self, row: Row) -> list[tuple[str, str]]:
        """How the reader says that the other stands to the base in a row, as a line of what explains it."""
        from variorum.annotations.link_edits import relations_for_pair, relations_on_row

        base, other = ((number, self.session.prepared(number)) for number in self.pair)
        said = relations_in_words(relations_on_row(relations_for_pair(self.session.project.links, base, other), row))
        return [(translated("you say"), said)] if said else []

    def _ask_for_relation(self, link: Link) -> None:
        def chosen(answer: str | None) -> None:
            if answer is not None:
                relation = Relation(answer.removeprefix(_NO_RELATION))
                self._decide([(link.left, link.right)], linked=relation is not Relation.UNRELATED, relation=relation)

        answers = [(str(relation) or _NO_RELATION, translated(words)) for relation, words in RELATION_WORDS.items()]
        self.app.push_screen(ChoiceDialog(translated("The other's sentence …"), answers), chosen)

    def _choose(self, comparison: Comparison, links: Sequence[Link]) -> None:
        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._unlink(links if answer == "all" else [links[int(answer)]])

        choices = [*_choices(comparison, links), ("all", translated("None of them does"))]
        self.app.push_screen(ChoiceDialog(translated("Which of these do not say the same?"), choices), chosen)

    def _unlink(self, links: Sequence[Link]) -> None:
        self._decide([(link.left, link.right) for link in links], linked=False)

    def _decide(self, pairs: Sequence[tuple[int, int]], *, linked: bool, relation: Relation = Relation.NONE) -> None:
        from variorum.annotations.link_edits import link_edits_on

        base, other = ((number, self.session.prepared(number)) for number in self.pair)
        decisions = link_edits_on(base, other, pairs, linked=linked, relation=relation)
        done = translated("linking by hand") if linked else translated("unlinking by hand")
        self.host.steps.take(self.session.project.with_links(decisions), done)
        by_hand = translated("Linked by hand") if linked else translated("Unlinked by hand")
        said = translated("it {relation}", relation=translated(RELATION_WORDS[relation]))
        done = f"{by_hand}: {said}" if relation else by_hand
        self.host.notify_info(f"{done}; {translated('u undoes it.')}")


def _choices(comparison: Comparison, links: Sequence[Link]) -> list[tuple[str, str]]:
    """Each link by its number among these, with both sentences in words."""
    return [(str(n), pair_in_words(comparison, link)) for n, link in enumerate(links)]
