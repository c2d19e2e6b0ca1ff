"""ClaimReview for what a reader checked or disputes, and for nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import CHECKOUT
from tests.export.making import hostile_edition, seed_edition
from variorum.annotations.note import Status
from variorum.export.edition import Edition
from variorum.export.formats import FORMATS

SCHEMA = json.loads((CHECKOUT / "docs" / "schemas" / "claim-review.json").read_text(encoding="utf-8"))


def with_status(edition: Edition, status: Status) -> Edition:
    notes = tuple(replace(note, status=status) for note in edition.project.notes)
    return replace(edition, project=replace(edition.project, notes=notes))


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_it_fits_its_schema_and_can_stand_in_a_page(which: str) -> None:
    edition = with_status(seed_edition() if which == "seeds" else hostile_edition(), Status.DISPUTED)
    written = FORMATS["claim-review"].write(edition)
    assert "<" not in written
    data = json.loads(written)
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    on_words = [note for note in edition.project.notes if any(place.is_attached for place in note.anchors)]
    assert [review["identifier"] for review in data["@graph"]] == [note.id for note in on_words]


def test_a_disputed_statement_names_every_article_that_carries_it() -> None:
    edition = with_status(seed_edition(), Status.DISPUTED)
    note = next(note for note in edition.project.notes if note.target_kind == "sentence")
    review = json.loads(FORMATS["claim-review"].write(edition))["@graph"][0]
    carrying = {article for one in edition.coverage.statements if (0, 0) in one for article, _ in one}
    assert review["claimReviewed"] == note.anchors[0].exact
    assert len(review["itemReviewed"]["appearance"]) == len(carrying)
    assert review["reviewRating"]["alternateName"] == "disputed"


def test_open_notes_are_no_reviews() -> None:
    data = json.loads(FORMATS["claim-review"].write(with_status(seed_edition(), Status.OPEN)))
    assert data["@graph"] == []
