"""Each shipped rule removes what it says it removes, and keeps what it says it keeps."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.watching import watched
from variorum.base.errors import InputError
from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.rules import CompiledRule, compile_rule, rules_in_force, shipped_rules
from variorum.config.settings import CleaningSettings, LineRule
from variorum.text.language import ENGLISH, known_languages, language_in

BY_WORDS = [rule for rule in shipped_rules() if rule.pattern or rule.phrases]
BY_ID = {rule.rule.id: rule for rule in shipped_rules()}


@pytest.mark.parametrize("rule", BY_WORDS, ids=lambda rule: rule.rule.id)
def test_a_rule_fits_its_own_examples(rule: CompiledRule) -> None:
    assert rule.rule.removes, "a rule shows what it removes"
    assert rule.rule.keeps, "a rule shows what it keeps"
    for line in rule.rule.removes:
        assert rule.matches(LineFeatures(line)), f"should remove {line!r}"
    for line in rule.rule.keeps:
        assert not rule.matches(LineFeatures(line)), f"should keep {line!r}"


@pytest.mark.parametrize("rule", BY_WORDS, ids=lambda rule: rule.rule.id)
def test_no_rule_takes_what_another_keeps_as_text(rule: CompiledRule) -> None:
    others = [line for other in shipped_rules() for line in other.rule.keeps if rule.matches(LineFeatures(line))]
    assert others == []


@pytest.mark.parametrize("part", ["6-4 ", "12:30 ", "1:", "2025-11-21 ", "by a, ", "| ", "may ", "A. ", "x"])
def test_scores_timetables_and_other_long_lines_are_judged_at_once(part: str) -> None:
    lines = [LineFeatures(f"{part * times}{end}") for times in (20, 2_900 // len(part)) for end in ("win", "!", "")]
    with watched():
        for rule in BY_WORDS:
            if rule.pattern:
                for line in lines:
                    rule.pattern.search(line.normalized)


def test_ids_are_unique_and_start_with_their_kind() -> None:
    assert len(BY_ID) == len(shipped_rules())
    assert all(rule_id.startswith(f"{rule.kind}.") for rule_id, rule in BY_ID.items())


def test_rules_and_whole_kinds_can_be_switched_off() -> None:
    left = rules_in_force(CleaningSettings(off=("caption", "related.marker")))
    ids = {rule.rule.id for rule in left}
    assert "related.marker" not in ids
    assert "related.link-line" in ids
    assert not any(rule_id.startswith("caption.") for rule_id in ids)


def test_a_readers_own_rule_comes_first() -> None:
    own = LineRule(id="mine", kind="promo", match="^Help keep", why="is mine")
    assert rules_in_force(CleaningSettings(rules=(own,)))[0].rule == own


def test_what_is_switched_off_must_exist() -> None:
    with pytest.raises(InputError, match=r"'captions' is neither a rule nor a kind. Did you mean 'caption'"):
        rules_in_force(CleaningSettings(off=("captions",)))


@pytest.mark.parametrize(
    ("kind", "match", "message"),
    [
        ("nonsense", "x", "unknown kind"),
        ("promo", "(", "no regular expression"),
        ("body", "x", "unknown kind"),
    ],
)
def test_a_rule_that_cannot_work_is_refused(kind: str, match: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compile_rule(LineRule(id="mine", kind=kind, match=match, why="x"))


def test_a_megabyte_on_one_line_is_text_and_costs_no_matching() -> None:
    line = LineFeatures("Sign up for our newsletter " * 40_000)
    assert not any(rule.matches(line) for rule in shipped_rules())


def test_what_a_rule_needs_never_decides_against_its_pattern(seeds: list[str]) -> None:
    lines = [line for rule in shipped_rules() for line in (*rule.rule.removes, *rule.rule.keeps)]
    lines += [line for path in seeds for line in Path(path).read_text(encoding="utf-8-sig").split("\n")]
    quick = [rule for rule in shipped_rules() if rule.rule.needs]
    assert quick
    for rule in quick:
        slow = replace(rule, rule=replace(rule.rule, needs=()))
        for line in lines:
            assert rule.matches(LineFeatures(line)) == slow.matches(LineFeatures(line)), f"{rule.rule.id}: {line!r}"


def test_english_rules_run_on_every_page_and_another_languages_on_its_own() -> None:
    german = language_in(ENGLISH.folder.parent / "de")
    own = replace(BY_ID["share.buttons"], language=german)
    line = LineFeatures("Share this article")
    assert own.matches(line)
    for rule, runs in ((BY_ID["share.buttons"], True), (own, False)):
        assert rule.runs_on(german)
        assert rule.runs_on(ENGLISH) is runs
        assert all(rule.language in known_languages() for rule in shipped_rules())
