"""Settings: what wins, and what is wrong with a file, all at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.base.assets import asset
from variorum.base.errors import InputError
from variorum.base.strict_yaml import read_yaml
from variorum.config.load import load_config, settings_with_origins, user_config_file
from variorum.config.settings import PAIRS_READ, CleaningSettings, DriftSettings, MatchingSettings, Settings
from variorum.config.validation import parse
from variorum.keymap.commands import keys_of
from variorum.keymap.keys import key_named, written
from variorum.keymap.validate import COMMANDS


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_the_shipped_file_says_what_the_defaults_are() -> None:
    assert load_config().settings == Settings()
    assert load_config(asset("config.yaml")).settings == Settings()
    assert parse(read_yaml(asset("config.yaml"), 100_000), Settings) == (Settings(), [])


def test_naming_the_shipped_file_leaves_nothing_unchecked() -> None:
    write(user_config_file(), "matching: {strictness: 7}")
    with pytest.raises(InputError, match="strictness"):
        load_config(asset("config.yaml"))


def test_what_is_checked_is_what_the_program_uses() -> None:
    text = "drift: {lists: {hedges: [word has it]}, labels: [[a, b]]}\nmatching: {strictness: 1}\n"
    text += "cleaning: {off: [caption]}"
    found = load_config(write(Path("c.yaml"), text)).settings
    assert found.drift == DriftSettings(lists={"hedges": ("word has it",)}, labels=(("a", "b"),))
    assert found.cleaning == CleaningSettings(off=("caption",))
    assert repr(found.matching.strictness) == "1.0"


def test_what_is_set_later_wins_and_the_rest_stays() -> None:
    write(user_config_file(), "matching: {strictness: 0.4, related: 0.2}")
    write(Path("variorum.yaml"), "matching: {strictness: 0.5}")
    named = write(Path("named.yaml"), "view: {narrowest_column: 40}")
    found = load_config(named)
    assert (found.settings.matching.strictness, found.settings.matching.related) == (0.5, 0.2)
    assert found.settings.view.narrowest_column == 40
    origins = {key: Path(origin).name for key, _, origin in settings_with_origins(found)}
    assert origins["matching.strictness"] == "variorum.yaml"
    assert origins["view.narrowest_column"] == "named.yaml"
    assert found.origins["matching.related"] == str(user_config_file().resolve())
    assert origins["view.theme"] == "config.yaml"


def test_own_rules_are_read() -> None:
    text = "cleaning: {rules: [{id: mine, kind: promo, match: '^Buy', why: sells something}]}"
    (rule,) = load_config(write(Path("c.yaml"), text)).settings.cleaning.rules
    assert (rule.id, rule.confidence, rule.place) == ("mine", "sure", "any")


def problems_of(bad: Path) -> list[str]:
    """What is said of a config file that is refused, a line for each problem."""
    with pytest.raises(InputError) as caught:
        load_config(bad)
    return [line.replace(str(bad.resolve()), bad.name) for line in str(caught.value).splitlines()]


def test_every_problem_is_named_with_its_place_in_the_order_of_lines() -> None:
    bad = write(
        Path("bad.yaml"),
        "view:\n  theem: x\n  narrowest_column: wide\nmatching: {strictness: 3}\n"
        "cleaning:\n  rules:\n    - {id: a, kind: b, match: c}\nvieww: 1\n",
    )
    assert problems_of(bad) == [
        "bad.yaml:2:3: view.theem: unknown key 'theem'. Did you mean 'theme'?",
        "bad.yaml:3:3: view.narrowest_column: input should be a valid integer. It says 'wide'.",
        "bad.yaml:4:12: matching.strictness: input should be less than or equal to 1. It says 3.",
        "bad.yaml:7:7: cleaning.rules.0.why: is missing. Add it.",
        "bad.yaml:8:1: vieww: unknown key 'vieww'. Did you mean 'view'?",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("view: {}\nview: {}", "sets 'view' twice (first on line 1)"),
        ("view: [", "is not valid YAML"),
        ("\tview: x", "is not valid YAML"),
        ("- view", "must be a mapping"),
        ("view: !!python/name:os.system", "uses the tag"),
        ("view: {theme: yes}", ""),
    ],
)
def test_bad_yaml_is_refused(text: str, message: str) -> None:
    path = write(Path("c.yaml"), text)
    if not message:
        assert load_config(path).settings.view.theme == "yes"
        return
    with pytest.raises(InputError) as caught:
        load_config(path)
    assert message in str(caught.value)
    assert "c.yaml:" in str(caught.value)


def test_a_config_that_was_named_must_exist() -> None:
    with pytest.raises(InputError, match=r"gone\.yaml: cannot be read"):
        load_config(Path("gone.yaml"))


def test_an_empty_config_sets_nothing() -> None:
    assert load_config(write(Path("c.yaml"), "# nothing\n")).settings == Settings()


def test_keys_of_the_readers_own_are_read() -> None:
    text = "keymap: {compare.next-change: [']', F7], page.half-down: [Ctrl+F]}"
    keymap = load_config(write(Path("c.yaml"), text)).settings.keymap
    assert keys_of(COMMANDS["compare.next-change"], keymap) == ("right_square_bracket", "f7")
    assert keys_of(COMMANDS["page.half-down"], keymap) == ("ctrl+f",)


def test_keys_that_cannot_be_used_are_named_with_their_place() -> None:
    bad = write(
        Path("bad.yaml"),
        "keymap:\n  compare.next-chang: [n]\n  compare.swap: [n]\n  shared.save: [Hyper+S, Ctrl+I]\n"
        "  read.choose: [q]\n  story.open: []\n",
    )
    assert problems_of(bad) == [
        "bad.yaml:2:3: keymap: unknown command 'compare.next-chang'. Did you mean 'compare.next-change'?",
        "bad.yaml:4:17: keymap.shared.save: there is no key 'Hyper+S'. Write keys as ], PgDn, F5, Ctrl+D.",
        "bad.yaml:4:26: keymap.shared.save: Ctrl+I is taken: Tab. Write keys as ], PgDn, F5, Ctrl+D.",
        "bad.yaml:5:3: keymap.read.choose: has the digits, which cannot be changed. Leave it out.",
        "bad.yaml:6:3: keymap.story.open: is left without a key. Give it one, or leave it out.",
        (
            "bad.yaml:3:3: keymap.compare.swap: n is the key of compare.next-change too, on the Compare "
            "screen. Choose another key, or give the other command another one too."
        ),
    ]


def test_a_key_may_go_to_another_command_when_its_own_has_another() -> None:
    text = "keymap: {compare.next-change: [x], compare.swap: [n]}"
    assert load_config(write(Path("c.yaml"), text)).settings.keymap


@given(st.sampled_from(sorted({key for command in COMMANDS.values() for key in command.keys.split(",")})))
def test_every_key_in_use_is_found_again_as_it_is_written(key: str) -> None:
    assert key_named(written(key)) == key


def test_the_pair_reader_is_asked_in_proportion_to_the_articles_of_a_large_story() -> None:
    settings = MatchingSettings()
    assert [settings.in_story_of(n).pairs_read for n in (0, 1, 2, 12)] == [PAIRS_READ] * 4
    for articles in range(12, 200):
        pairs = articles * (articles - 1) / 2
        assert pairs * settings.in_story_of(articles).pairs_read <= PAIRS_READ * 5.5 * articles
