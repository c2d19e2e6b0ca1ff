"""JSON is equal to its data when it is read, and nothing but printable text until then."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import texts
from tests.on_a_terminal import ATTACK
from variorum.export.json_documents import as_json, json_file

data = st.dictionaries(texts, st.one_of(texts, st.lists(texts), st.integers()), max_size=4)


@given(data)
def test_json_is_equal_when_it_is_read(document: dict[str, object]) -> None:
    assert json.loads(as_json(document)) == document
    assert json.loads(json_file(document)) == document


@given(data)
def test_json_holds_only_printable_characters(document: dict[str, object]) -> None:
    assert as_json(document).isprintable()
    assert json_file(document).replace("\n", "").isprintable()


def test_letters_stay_and_what_cannot_be_printed_is_escaped() -> None:
    assert as_json({"a": "naïve 中國 👩 “q” –"}) == '{"a": "naïve 中國 👩 “q” –"}'
    written = as_json({"a": "\x9b\u202e\x7f\u200b\ufeff\xa0\ud800\U000e0041"})
    assert written == '{"a": "\\u009b\\u202e\\u007f\\u200b\\ufeff\\u00a0\\ud800\\udb40\\udc41"}'
    assert as_json({ATTACK: [ATTACK]}).isprintable()
