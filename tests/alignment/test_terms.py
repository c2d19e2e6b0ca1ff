"""What two outlets write differently becomes one term; what only looks alike does not."""

import pytest

from tests.factories import prepared
from variorum.alignment.terms import PairTerms


def shared(one: str, other: str) -> set[str]:
    terms = PairTerms(prepared(one).tokens.words, prepared(other).tokens.words)
    found = set(terms.left.term.tolist()) & set(terms.right.term.tolist())
    return {terms.names[term] for term in found}


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
        ("The Wall Street Journal reported it.", "The WSJ had it first.", "wsj"),
        ("The Federal Bureau of Investigation knew.", "The FBI knew.", "fbi"),
        ("Shoppers left Wal-Mart.", "Shoppers left Walmart.", "walmart"),
    ],
)
def test_one_term(one: str, other: str, term: str) -> None:
    assert any(found.startswith(term) for found in shared(one, other)), shared(one, other)


def test_the_pronoun_is_not_the_country() -> None:
    assert "us" not in shared("They told us nothing.", "The US told nobody.")


def test_quoted_terms_and_names_are_known() -> None:
    one = prepared("The mayor, Helga Brandt, called it a “blunt message” then.").tokens.words
    terms = PairTerms(one, prepared("").tokens.words)
    quoted = {terms.names[term] for term in terms.left.term[terms.left.quoted]}
    names = {terms.names[term] for term in terms.left.term[terms.left.name]}
    assert quoted == {"blunt", "messag"}
    assert {"helga", "brandt"} <= names
    assert "mayor" not in names
