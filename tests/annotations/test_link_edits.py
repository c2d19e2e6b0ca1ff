"""What the reader links or unlinks holds, whatever the scores say."""

from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS, article
from variorum.annotations.link_edits import decisions_on
from variorum.base.errors import InputError
from variorum.cleaning.lines import LineCorrection
from variorum.config.load import load_config
from variorum.project.project import SavedComparison
from variorum.session.session import Desk
from variorum.storage.file.read_write import dump_comparison, load_comparison

FOREIGN = "Rain is expected over the western valleys until Friday evening."


@pytest.fixture
def desk() -> Desk:
    texts = ("\n".join(PARAGRAPHS), "\n".join((FOREIGN, *PARAGRAPHS[1:])))
    articles = [article(text, f"{n}.txt") for n, text in enumerate(texts)]
    return Desk(load_config().settings, SavedComparison.of(articles))


def decide(desk: Desk, base: int, other: int, pair: tuple[int, int], *, linked: bool) -> None:
    ours, theirs = (base, desk.prepared(base)), (other, desk.prepared(other))
    decisions = decisions_on(ours, theirs, [pair], linked=linked)
    desk.do(desk.state.with_links(decisions), "deciding")


def pairs(desk: Desk, base: int, other: int) -> set[tuple[int, int]]:
    return {(link.left, link.right) for link in desk.compared(base, other).links}


def test_a_link_by_hand_is_made_and_shown_as_such_from_both_sides(desk: Desk) -> None:
    assert (0, 0) not in pairs(desk, 0, 1)
    decide(desk, 0, 1, (0, 0), linked=True)
    assert (0, 0) in pairs(desk, 0, 1) & pairs(desk, 1, 0)
    (link,) = [link for link in desk.compared(0, 1).links if link.by_hand]
    assert "linked by hand" in [reason.signal for reason in desk.compared(0, 1).reasons(link)]
    assert desk.compared(0, 1).rows[0].by_hand


def test_unlinking_holds_even_between_the_same_words(desk: Desk) -> None:
    assert (1, 1) in pairs(desk, 0, 1)
    decide(desk, 1, 0, (1, 1), linked=False)
    assert (1, 1) not in pairs(desk, 0, 1) | pairs(desk, 1, 0)
    assert desk.compared(0, 1).denied == ((1, 1),)


def test_decisions_survive_lines_that_are_removed(desk: Desk) -> None:
    decide(desk, 0, 1, (3, 0), linked=True)
    first = desk.cleaned(0).lines[0]
    desk.do(desk.state.with_correction(0, LineCorrection(first.start, False)), "removing a line")
    assert (2, 0) in pairs(desk, 0, 1)


def test_undo_takes_a_decision_back_and_a_later_one_stands(desk: Desk) -> None:
    before = pairs(desk, 0, 1)
    decide(desk, 0, 1, (0, 0), linked=True)
    desk.undo()
    assert pairs(desk, 0, 1) == before
    decide(desk, 0, 1, (0, 0), linked=True)
    decide(desk, 0, 1, (0, 0), linked=False)
    assert [decision.linked for decision in desk.state.links] == [False]


def test_decisions_are_saved_and_read_back(desk: Desk, tmp_path: Path) -> None:
    decide(desk, 0, 1, (0, 0), linked=True)
    path = desk.save(tmp_path / "story")
    again = Desk.opened(path, desk.settings)
    assert again.state.links == desk.state.links
    assert (0, 0) in pairs(again, 0, 1)


def test_a_decision_on_words_that_do_not_stand_there_is_refused(desk: Desk) -> None:
    decide(desk, 0, 1, (0, 0), linked=True)
    text = dump_comparison(desk.state).replace("exact: Rain is", "exact: Snow is", 1)
    with pytest.raises(InputError, match="do not stand at"):
        load_comparison(text, "story.variorum.yaml")
