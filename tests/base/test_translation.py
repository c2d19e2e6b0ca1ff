"""Labels: from which translation they come, and what a bad one can do."""

import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from variorum.base.errors import InputError
from variorum.base.translation import counted, in_english, translatable, translated, use_language


@pytest.fixture(autouse=True)
def _english_afterwards(tmp_path: Path) -> Iterator[None]:
    yield
    use_language("en", tmp_path)


def put(folder: Path, code: str, catalog: Catalog) -> Path:
    file = folder / code / "LC_MESSAGES" / "variorum.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalog)
    return file


def german() -> Catalog:
    catalog = Catalog(locale="de")
    catalog.add("Quit", "Ende")
    catalog.add("row {number}", "Zeile {number}")
    catalog.add(("{count} row", "{count} rows"), ("{count} Zeile", "{count} Zeilen"))
    catalog.add("in {outlet}", "in {outlet.__class__}")
    catalog.add("by {order}", "nach {")
    return catalog


def test_a_translation_is_used_where_it_is_wanted_and_files_stay_in_english(tmp_path: Path) -> None:
    put(tmp_path, "de", german())
    use_language("de", tmp_path)
    assert translated(translatable("Quit")) == "Ende"
    assert translated("row {number}", number=7) == "Zeile 7"
    assert [counted("{count} row", "{count} rows", n) for n in (1, 2)] == ["1 Zeile", "2 Zeilen"]
    assert translated("Help") == "Help"
    with in_english():
        assert translated("Quit") == "Quit"


def test_fields_that_the_label_has_not_are_not_filled(tmp_path: Path) -> None:
    put(tmp_path, "de", german())
    use_language("de", tmp_path)
    assert translated("in {outlet}", outlet="CNN") == "in CNN"
    assert translated("by {order}", order="name") == "by name"


def test_the_system_is_asked_where_nothing_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "de", german())
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for system, said in (("de_AT.UTF-8", "Ende"), ("fr_FR.UTF-8", "Quit"), ("C.UTF-8", "Quit"), ("../x", "Quit")):
        monkeypatch.setenv("LANG", system)
        use_language("", tmp_path)
        assert translated("Quit") == said
    monkeypatch.setenv("LANGUAGE", "en:de")
    use_language("", tmp_path)
    assert translated("Quit") == "Quit"


def test_a_language_without_a_translation_and_a_damaged_one_are_named(tmp_path: Path) -> None:
    file = put(tmp_path, "de", german())
    with pytest.raises(InputError, match=r"no translation into 'fr'.*Known: de, en"):
        use_language("fr", tmp_path)
    file.write_bytes(file.read_bytes()[:60])
    with pytest.raises(InputError, match=r"variorum\.mo: is no translation that can be read"):
        use_language("de", tmp_path)


def test_a_reason_is_english_as_data_and_translated_where_it_is_shown(tmp_path: Path) -> None:
    catalog = german()
    catalog.add("{why}; kept", "{why}; behalten")
    put(tmp_path, "de", catalog)
    use_language("de", tmp_path)
    reason = translatable("{why}; kept", why=translatable("Quit"))
    assert reason == "Quit; kept"
    assert json.loads(json.dumps(reason)) == "Quit; kept"
    assert translated(pickle.loads(pickle.dumps(reason))) == "Ende; behalten"  # noqa: S301 - our own
    words = translatable("row {number}", number="Quit")  # the words of an article are no label
    assert translated(words) == "Zeile Quit"
