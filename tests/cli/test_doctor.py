"""What the doctor says of an installation, and when it is not well."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import CHECKOUT
from variorum.alignment import encoder
from variorum.cli.main import main
from variorum.doctor import packages
from variorum.doctor.finding import Health
from variorum.doctor.models import models

PROJECT = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")


def test_a_sound_installation_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, json.loads((CHECKOUT / "docs/schemas/doctor.json").read_text()))
    assert found["is_well"]
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.endswith("All that is needed works.\n")


def test_a_folder_that_cannot_be_written_is_broken_and_has_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert re.search(r"broken +unsaved work .*is no folder", said)
    assert "Check its permissions" in said


def test_a_setting_that_is_not_known_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("variorum.yaml").write_text("view: {them: dark}\n")
    main(["doctor"])
    assert re.search(r"(broken|note) +\S*variorum.yaml", capsys.readouterr().out)


def test_an_extra_that_is_half_installed_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "EXTRAS", {"html": {"click": "click", "gone": "no_such_package"}})
    (found,) = packages.extras()
    assert (found.name, found.health) == ("gone", Health.BROKEN)
    assert "variorum[html]" in found.remedy
    monkeypatch.setattr(packages, "EXTRAS", {"html": {"gone": "no_such_package"}})
    assert [one.health for one in packages.extras()] == [Health.NOTE]


def test_a_model_that_is_another_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setattr(encoder, "is_installed", lambda: True)
    assert {one.health for one in models()} == {Health.OK}
    monkeypatch.setattr("variorum.alignment.encoder.model.SHIPPED", "another")
    assert [one.health for one in models()] == [Health.BROKEN, Health.OK]


def test_the_packages_are_those_of_the_project() -> None:
    needed = re.search(r"^dependencies = \[(.*?)^\]", PROJECT, flags=re.MULTILINE | re.DOTALL)
    assert needed
    assert set(re.findall(r'"([\w-]+)', needed[1])) == set(packages.NEEDED)
    assert set(tomllib.loads(PROJECT)["project"]["optional-dependencies"]) == set(packages.EXTRAS)
    for extra, known in packages.EXTRAS.items():
        listed = re.search(rf"^{extra} = \[(.*)\]", PROJECT, flags=re.MULTILINE)
        assert listed
        assert set(re.findall(r'"([\w-]+)', listed[1])) - {"variorum", "variorum-models"} == set(known)
