"""Which judge may be named, and what a folder, which may be a stranger's, may say of it."""

from pathlib import Path

import pytest

from variorum.base.errors import InputError
from variorum.config.load import load_config, settings_with_origins, user_config_file
from variorum.config.settings import JudgeSettings, Settings, without_judge

OWN = "address: 'http://localhost:11434', model: mine, total_seconds: 60, at_once: 2"


def own(judge: str) -> None:
    user_config_file().parent.mkdir(parents=True, exist_ok=True)
    user_config_file().write_text(f"matching: {{judge: {{{judge}}}}}")


def judge() -> JudgeSettings:
    return load_config().settings.matching.judge


def test_none_is_asked_unless_one_is_named() -> None:
    assert judge() == JudgeSettings()
    assert judge().address == ""
    own(OWN)
    assert judge() == JudgeSettings("http://localhost:11434", "mine", total_seconds=60, at_once=2)
    assert without_judge(load_config().settings) == Settings()


def test_each_of_its_settings_is_listed_with_its_file() -> None:
    own(OWN)
    listed = {key: (value, Path(origin).parent.name) for key, value, origin in settings_with_origins(load_config())}
    assert listed["matching.judge.model"][0] == "mine"
    assert listed["matching.judge.model"][1] == user_config_file().parent.name
    assert listed["matching.judge.window_words"][0] == 1_500
    assert "matching.judge" not in listed


@pytest.mark.parametrize(
    "address",
    ["http://localhost:1234", "https://LOCALHOST", "http://127.0.0.1:8080/v1", "http://[::1]:8000", "http://127.1.2.3"],
)
def test_a_server_on_this_machine_may_be_asked(address: str) -> None:
    own(f"address: '{address}', model: m")
    assert judge().address == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("address: 'http://localhost:1'", "model: says no model"),
        ("address: 'http://localhost:1', model: ' '", "model: says no model"),
        ("address: localhost, model: m", "address: is no address of a server"),
        ("address: 'ftp://localhost', model: m", "address: is no address of a server"),
        ("address: 'http://localhost:99999', model: m", "address: is no address of a server"),
        ("address: 'http://me:secret@localhost', model: m", "address: is no address of a server"),
        ("address: 'http://localhost/?key=secret', model: m", "address: is no address of a server"),
        ("address: 'http://192.168.1.5:11434', model: m", "address: leads out of this machine"),
        ("address: 'https://api.example.org/v1', model: m", "address: leads out of this machine"),
        ("address: 'http://localhost.example.org', model: m", "address: leads out of this machine"),
        (
            "address: 'http://api.example.org', model: m, allow_remote: true, key_variable: KEY",
            "address: would send your key unencrypted",
        ),
        ("key_variable: sk-123456", "key_variable: is no name of an environment variable"),
        ("at_once: 0", "at_once: input should be greater than or equal to 1"),
        ("request_seconds: 99999999", "request_seconds: input should be less than or equal to"),
        ("adress: x", "unknown key 'adress'. Did you mean 'address'?"),
    ],
)
def test_what_cannot_be_asked_is_named_with_its_place(text: str, said: str) -> None:
    own(text)
    with pytest.raises(InputError) as caught:
        load_config()
    assert said in str(caught.value)
    assert "config.yaml:1:" in str(caught.value)
    assert "sk-123456" not in str(caught.value), "what was taken for a name may be the key"


def test_a_server_elsewhere_may_be_asked_if_the_reader_says_so() -> None:
    own("address: 'https://api.example.org/v1', model: m, allow_remote: true, key_variable: KEY")
    assert judge().allow_remote


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("address: 'http://localhost:1'", "address"),
        ("address: 'https://evil.example.org'", "address"),
        ("model: dearer", "model"),
        ("model: ''", "model"),
        ("key_variable: HOME", "key_variable"),
        ("allow_remote: true", "allow_remote"),
        ("total_seconds: 61", "total_seconds"),
        ("at_once: 3", "at_once"),
        ("window_words: 1501", "window_words"),
        ("window_sentences: 400", "window_sentences"),
    ],
)
@pytest.mark.parametrize("before", ["", OWN])
def test_a_folder_may_neither_name_a_judge_nor_loosen_its_limits(text: str, name: str, before: str) -> None:
    own(before)
    settings = load_config().settings
    if not before and text == "model: ''":
        return  # which says what holds anyway
    if not before and name in ("total_seconds", "at_once"):
        text = f"{name}: {getattr(JudgeSettings(), name) + 1}"
    Path("variorum.yaml").write_text(f"matching: {{judge: {{{text}}}}}")
    found = load_config()
    assert found.settings == settings
    (problem,) = found.passed_over
    assert problem.what.startswith(f"matching.judge.{name}: is passed over: a folder may only")


def test_a_folder_may_ask_nobody_and_be_stricter() -> None:
    own(OWN)
    Path("variorum.yaml").write_text("matching: {judge: {total_seconds: 30, allow_remote: false}}")
    assert judge().total_seconds == 30
    Path("variorum.yaml").write_text("matching: {strictness: 0.5, judge: {address: ''}}")
    assert judge().address == ""
    assert not load_config().passed_over
