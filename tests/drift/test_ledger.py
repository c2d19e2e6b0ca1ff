"""What is read from a sentence before it is held against another: amounts, roles, sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, prepared, stories
from tests.watching import watched
from variorum.drift.context import ArticleIndex, article_index_of
from variorum.drift.ledger.amounts import Amount, Limit, amounts_in, may_be_equal
from variorum.drift.ledger.people import roles_in
from variorum.drift.ledger.sources import outlets_in, unnamed_in
from variorum.drift.ledger.speakers import speakers_in
from variorum.drift.lexicon import shipped_lexicon


def index_of(text: str) -> ArticleIndex:
    return article_index_of(prepared(text))


def amounts(text: str) -> list[Amount]:
    return list(amounts_in(index_of(text), 0, shipped_lexicon()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike by 48,000 workers went on in the town.", [(48_000, "worker", Limit.EXACT)]),
        ("The strike by 46,000 striking workers went on in the town.", [(46_000, "worker", Limit.EXACT)]),
        ("Work stopped at 31 GM factories in the whole country.", [(31, "factori", Limit.EXACT)]),
        ("The deal adds about 9,000 hourly U.S. jobs in the town.", [(9_000, "job", Limit.ABOUT)]),
        ("It will invest at least $9 billion in the harbour.", [(9e9, "$", Limit.AT_LEAST)]),
        ("It will invest $8.3bn in the harbour next summer.", [(8.3e9, "$", Limit.EXACT)]),
        ("The repair costs two hundred million dollars in all.", [(2e8, "$", Limit.EXACT)]),
        ("Shares of the port fell nearly 2% before noon.", [(2, "%", Limit.NEARLY)]),
        ("Shares of the port fell 2 per cent before noon.", [(2, "%", Limit.EXACT)]),
        ("They hired 50 to 60 men for the harvest.", [(60, "men", Limit.EXACT)]),
        ("They waited three or more years for the crane.", [(3, "year", Limit.AT_LEAST)]),
        ("Another 40 boats came in during the night.", [(40, "boat", Limit.PART)]),
        ("They met on 21 November 2019 at 7:30 in the harbour.", []),
        ("Flight 370 was never found by anybody.", []),
        ("One of them saw no reason to wait.", []),
    ],
)
def test_an_amount_is_read_with_what_it_counts_and_how_it_is_meant(
    text: str, expected: list[tuple[float, str, Limit]]
) -> None:
    assert [(found.value, found.unit, found.limit) for found in amounts(text)] == expected


def test_a_range_has_both_ends_and_shares_its_scale() -> None:
    (found,) = amounts("It cost between 50 and 60 million dollars in all.")
    assert (found.low, found.high) == (5e7, 6e7)
    assert [found.value for found in amounts("Strike pay was raised 10% to $275 a week for all.")] == [10, 275]


def test_an_amount_a_week_is_not_one_an_hour() -> None:
    week, hour = (amounts(f"The union paid $275 {per} to all of them.")[0] for per in ("a week", "an hour"))
    assert (week.per, hour.per) == ("week", "hour")


@given(st.floats(1, 1e12), st.sampled_from(list(Limit)), st.floats(1, 1e12), st.sampled_from(list(Limit)))
def test_whether_two_amounts_may_be_equal_is_the_same_from_either_side(
    one: float, limit: Limit, other: float, other_limit: Limit
) -> None:
    (shown,) = amounts("Police counted 75 boats in the harbour.")
    left = Amount(one, one, "boat", "boats", limit, "", shown.words)
    right = Amount(other, other, "boat", "boats", other_limit, "", shown.words)
    assert may_be_equal(left, right) == may_be_equal(right, left)
    assert may_be_equal(left, left)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former campaign chairman Paul Brandt was there on Monday.", [("brandt", "chairman", {"former"})]),
        ("The town’s former harbour manager, Paul Brandt, was there.", [("brandt", "manager", {"former"})]),
        ("Helga Brandt, the union’s chief negotiator, was there.", [("brandt", "negotiator", set())]),
        ("Sen. Helga Brandt was there on Monday with her dog.", [("brandt", "senator", set())]),
        ("Press secretary Helga Brandt was there on Monday.", [("brandt", "spokesman", set())]),
        ("The mayor confronted Helga Brandt on Monday.", []),
        ("President Brandt confidant Ivo Marek was there.", [("marek", "confidant", set())]),
        ("Helga Brandt, and Sen. Ivo Marek of Ostrava, were there.", [("marek", "senator", set())]),
    ],
)
def test_a_role_is_read_before_and_behind_a_name(text: str, expected: list[tuple[str, str, set[str]]]) -> None:
    found = roles_in(index_of(text), 0, shipped_lexicon())
    assert [(role.surname, role.role, set(role.turns)) for role in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the Harbour Times, nobody was hurt.", ["Harbour Times"]),
        ("Nobody was hurt, Reuters reported on Monday.", ["Reuters"]),
        ("She said so in a memo obtained by Fox News on Monday.", ["Fox News"]),
        ("He told the Harbour Times that nobody was hurt.", ["Harbour Times"]),
        ("He said on NBC’s “Meet the Press” that nobody was hurt.", []),
        ("Harbour Times reporter Ivo Marek said that nobody was hurt.", []),
        ("Deputy White House Press Secretary Helga Brandt said so.", []),
    ],
)
def test_an_outlet_is_a_source_only_where_it_is_cited(text: str, expected: list[str]) -> None:
    found = outlets_in(index_of(text), 0, shipped_lexicon())
    assert [source.words.text.removeprefix("the ") for source in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour will close, two people briefed on the plan said.", ["two people briefed on"]),
        ("A senior police official said that the harbour will close.", ["A senior police official"]),
        ("According to sources, the harbour will close for good.", ["sources"]),
        ("Two people walked their dogs along the harbour wall.", []),
        ("The officials walked along the harbour wall.", []),
    ],
)
def test_people_without_a_name_are_a_source_where_they_say_or_know_something(text: str, expected: list[str]) -> None:
    assert [people.text for people in unnamed_in(index_of(text), 0, shipped_lexicon())] == expected


@given(stories)
def test_all_that_is_read_stands_where_it_is_said_to_stand(text: str) -> None:
    whole = index_of(text)
    for n, sentence in enumerate(whole.article.sentences):
        lexicon = shipped_lexicon()
        read = [
            *(found.words for found in amounts_in(whole, n, lexicon)),
            *(found.words for found in roles_in(whole, n, lexicon)),
            *(found.words for found in outlets_in(whole, n, lexicon)),
            *unnamed_in(whole, n, lexicon),
        ]
        for words in read:
            assert whole.article.article.text[words.start : words.end] == words.text
            assert sentence.start <= words.start <= words.end <= sentence.end + 1


def test_a_sentence_of_twenty_thousand_names_is_read_in_time() -> None:
    article = prepared(f"The mayor of Ostrava met {', '.join(['Roe'] * 20_000)} in the harbour.\n{PARAGRAPHS[0]}")
    with watched():
        assert len(speakers_in(article_index_of(article), shipped_lexicon())) == len(article.sentences)


def test_two_people_of_one_family_are_not_one_speaker() -> None:
    """Whose surname another bore more often was given that one's name, and a father's words were a daughter's."""
    article = prepared(
        "Mary Quill opened the harbour. Mary Quill thanked the sailors. Mary Quill left.\n"
        "Her father is former Vice President Dick Quill.\n"
        "“Freedom means freedom for everyone,” the former vice president said.\n"
    )
    speakers = speakers_in(article_index_of(article), shipped_lexicon())
    assert [speaker.name for speaker in speakers if speaker] == ["Dick Quill"]
