"""What a quotation has that another of the same speech has not, and how sure it is a cut."""

from __future__ import annotations

import pytest

from tests.factories import PARAGRAPHS, prepared
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Link
from variorum.drift.drift import Drift
from variorum.drift.finder import DriftFinder

LINK = Link(1, 1, 1.0, LinkKind.REWORDED)


def drift(base: str, other: str, *more: str) -> tuple[Drift, ...]:
    """The drift of two sentences; `more` is what the other article says besides."""
    ours, theirs = f"{PARAGRAPHS[0]}\n{base}", "\n".join((PARAGRAPHS[0], other, *more))
    return DriftFinder(prepared(ours), prepared(theirs), [LINK]).of(LINK)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        # It ends as if the sentence did.
        (
            "“We offered the sailors a room with a view of the broken crane,” she said.",
            "She said: “We offered the sailors a room.”",
        ),
        # It goes on as if nothing stood between.
        (
            "“We demand, and will do so in writing tomorrow, that the port pays for the crane,” she said.",
            "“We demand that the port pays for the crane,” she said.",
        ),
        # It loses how far the words go.
        (
            "“The repair of the crane is, I think, close to being completed,” she said.",
            "The repair is “close to being completed,” she said.",
        ),
    ],
    ids=["ends early", "gap", "hedge"],
)
def test_a_cut_that_cannot_be_seen_or_takes_a_hedge_away_is_clear(whole: str, part: str) -> None:
    (there,) = drift(whole, part)
    (back,) = drift(part, whole)
    assert (there.change, there.is_clear) == ("cut", True)
    assert (back.change, back.is_clear) == ("longer", True)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("“The mayor is a disgrace to the whole town,” she said.", "She is “a disgrace to the whole town,” she said."),
        (
            "“We demand, in writing tomorrow, that the port pays for the crane,” she said.",
            "“We demand … that the port pays for the crane,” she said.",
        ),
        # A comma before "she said" may stand anywhere in a sentence.
        (
            "“We offered the sailors a room with a view of the broken crane,” she said.",
            "“We offered the sailors a room,” she said.",
        ),
        # Who leaves out at two places gives other words of the speech.
        (
            "“We demand, and will do so in writing tomorrow, that the port pays for the crane of the firm,” she said.",
            "She said: “We demand that the port pays for the crane.”",
        ),
        # However much it leaves out: that it is a part is seen.
        (
            "“The old harbour company has neglected its rusty cranes, a disgrace to the town,” she said.",
            "She called it “a disgrace to the town” on Monday.",
        ),
    ],
    ids=["who is spoken of", "ellipsis", "comma", "two places", "much"],
)
def test_a_part_that_is_seen_to_be_one_is_less_sure(whole: str, part: str) -> None:
    assert not any(found.is_clear for found in drift(whole, part))


def test_what_is_said_elsewhere_in_other_words_is_not_cut() -> None:
    whole = "“The old harbour company has neglected its rusty cranes, a disgrace to the town,” she said."
    part = "She called it “a disgrace to the town” on Monday."
    assert drift(whole, part)
    assert drift(whole, part, "The company of the old harbour, she said, neglected all cranes.") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Department of Justice", "the DOJ"),
        ("when it comes times to vote", "when it is time to vote"),
        ("acknowledgement of the crane", "acknowledgment of the crane"),
    ],
)
def test_words_in_another_form_are_no_change(one: str, other: str) -> None:
    said = "“Nobody in the harbour may forget {}, and all must know why,” she said."
    assert drift(said.format(one), said.format(other)) == ()


def test_the_same_words_of_two_of_one_family_are_not_held_against_each_other() -> None:
    about = "Mary Brandt and her father, the mayor Otto Brandt, live at the harbour."
    first = "“I think that freedom means freedom for everyone in the harbour,” Otto Brandt said."
    second = "“Freedom means freedom for everyone in the harbour,” Mary Brandt said."
    assert drift(first, second) != ()
    assert drift(first, second, about) == ()


def test_what_the_sentences_around_say_is_not_cut() -> None:
    whole = "“The pier of the village is small, and the room at the inn near the cranes made it logical,” she said."
    part = "She said: “The pier of the village is small.”"
    assert any(found.is_clear for found in drift(whole, part))
    assert drift(whole, part, "For her the inn was logical.", "Its room is near the cranes.") == ()


def test_a_gap_that_is_marked_takes_no_hedge_away_unseen() -> None:
    whole = "“Dress like you deserve respect from all of them, not a spot at a bar in town,” she wrote."
    part = "“Dress like you deserve respect from all of them ...” she wrote."
    assert not any(found.is_clear for found in drift(whole, part))


def test_words_that_the_next_sentence_of_a_quotation_has_once_were_cut() -> None:
    whole = "“The world of the sailors tells us, wait, there's still time.” She left."
    part = "“The world of the sailors tells us, ‘Wait.’"
    assert any(found.is_clear for found in drift(whole, part))
    assert not any(found.is_clear for found in drift(whole, part, "‘There’s still time.’”"))


def test_the_rest_of_a_sentence_behind_he_said_once_was_cut_for_its_contraction() -> None:
    whole = "“If somebody tells you how to exercise discretion, you don't have discretion,” he said."
    part = "“If somebody tells you how to exercise discretion,” he said, “you don’t have discretion.”"
    assert not any(found.is_clear for found in drift(whole, part))
