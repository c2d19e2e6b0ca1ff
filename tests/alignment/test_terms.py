"""What two outlets write differently becomes one term; what only looks alike does not."""

import pytest

from tests.making import prepared
from variorum.alignment.terms import terms_of


def shared(one: str, other: str) -> set[str]:
    left, right = terms_of(prepared(one).profiles, prepared(other).profiles)
    return set().union(*(t.counts for t in left)) & set().union(*(t.counts for t in right))


@pytest.mark.parametrize(
    ("one", "other", "term"),
    [
        ("He left Venezuela on Monday.", "A Venezuelan ship, the Venezuela, sank.", "venezuela"),
        ("The U.S. Navy went.", "The United States went.", "us"),
        ("The American fleet went.", "The US fleet went.", "us"),
        ("He refused the offer.", "She rejected it.", "refus"),
        ("They asked for immunity.", "They wanted amnesty.", "immun"),
        ("There is scepticism.", "There is skepticism.", "sceptic"),
        ("It cost fourteen crowns.", "It cost 14 dollars.", "14"),
    ],
)
def test_one_term(one: str, other: str, term: str) -> None:
    assert any(found.startswith(term) for found in shared(one, other)), shared(one, other)


def test_the_pronoun_is_not_the_country() -> None:
    assert "us" not in shared("They told us nothing.", "The US told nobody.")


def test_quoted_terms_and_names_are_known() -> None:
    (terms,), _ = terms_of(
        prepared("The mayor, Helga Brandt, called it a “blunt message” then.").profiles, []
    )
    assert terms.quoted == {"blunt", "messag"}
    assert {"helga", "brandt"} <= terms.names
    assert "mayor" not in terms.names
