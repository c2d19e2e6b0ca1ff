"""What the reader links or unlinks holds, whatever the scores say."""

from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS, article
from variorum.annotations.link_edits import link_edits_on
from variorum.base.errors import InputError
from variorum.cleaning.lines import LineCorrection
from variorum.config.load import load_config
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import dump_project, load_project

FOREIGN = "Rain is expected over the western valleys until Friday evening."


@pytest.fixture
def session() -> Session:
    texts = ("\n".join(PARAGRAPHS), "\n".join((FOREIGN, *PARAGRAPHS[1:])))
    articles = [article(text, f"{n}.txt") for n, text in enumerate(texts)]
    return Session(load_config().settings, Project.of(articles))


def decide(session: Session, base: int, other: int, pair: tuple[int, int], *, linked: bool) -> None:
    ours, theirs = (base, session.prepared(base)), (other, session.prepared(other))
    decisions = link_edits_on(ours, theirs, [pair], linked=linked)
    session.apply(session.project.with_links(decisions), "deciding")


def pairs(session: Session, base: int, other: int) -> set[tuple[int, int]]:
    return {(link.left, link.right) for link in session.comparison(base, other).links}


def test_a_link_by_hand_is_made_and_shown_as_such_from_both_sides(session: Session) -> None:
    assert (0, 0) not in pairs(session, 0, 1)
    decide(session, 0, 1, (0, 0), linked=True)
    assert (0, 0) in pairs(session, 0, 1) & pairs(session, 1, 0)
    (link,) = [link for link in session.comparison(0, 1).links if link.manual]
    assert "linked by hand" in [reason.signal for reason in session.comparison(0, 1).reasons(link)]
    assert session.comparison(0, 1).rows[0].manual


def test_unlinking_holds_even_between_the_same_words(session: Session) -> None:
    assert (1, 1) in pairs(session, 0, 1)
    decide(session, 1, 0, (1, 1), linked=False)
    assert (1, 1) not in pairs(session, 0, 1) | pairs(session, 1, 0)
    assert session.comparison(0, 1).denied == ((1, 1),)


def test_decisions_survive_lines_that_are_removed(session: Session) -> None:
    decide(session, 0, 1, (3, 0), linked=True)
    first = session.cleaned(0).lines[0]
    session.apply(session.project.with_correction(0, LineCorrection(first.start, False)), "removing a line")
    assert (2, 0) in pairs(session, 0, 1)


def test_undo_takes_a_decision_back_and_a_later_one_stands(session: Session) -> None:
    before = pairs(session, 0, 1)
    decide(session, 0, 1, (0, 0), linked=True)
    session.undo()
    assert pairs(session, 0, 1) == before
    decide(session, 0, 1, (0, 0), linked=True)
    decide(session, 0, 1, (0, 0), linked=False)
    assert [decision.linked for decision in session.project.links] == [False]


def test_decisions_are_saved_and_read_back(session: Session, tmp_path: Path) -> None:
    decide(session, 0, 1, (0, 0), linked=True)
    path = session.save(tmp_path / "story")
    again = Session.opened(path, session.settings)
    assert again.project.links == session.project.links
    assert (0, 0) in pairs(again, 0, 1)


def test_a_decision_on_words_that_do_not_stand_there_is_refused(session: Session) -> None:
    decide(session, 0, 1, (0, 0), linked=True)
    text = dump_project(session.project).replace("exact: Rain is", "exact: Snow is", 1)
    with pytest.raises(InputError, match="do not stand at"):
        load_project(text, "story.variorum.yaml")
