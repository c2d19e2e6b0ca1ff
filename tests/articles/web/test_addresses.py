"""What an address asks for, however it is written."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.web.addresses import redirected, target_of
from variorum.base.errors import InputError


def asks(address: str) -> tuple[str, int, str, str]:
    target = target_of(address)
    return target.host, target.port, target.authority, target.path


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://Times.example", ("times.example", 80, "times.example", "/")),
        ("https://times.example:443/a#b", ("times.example", 443, "times.example", "/a")),
        ("https://times.example:80/", ("times.example", 80, "times.example:80", "/")),
        ("http://[2606:4700::1111]/", ("2606:4700::1111", 80, "[2606:4700::1111]", "/")),
        ("http://[::1]:8080/", ("::1", 8080, "[::1]:8080", "/")),
        ("http://t.example/a b?q=ö&r=%C3%A4?", ("t.example", 80, "t.example", "/a%20b?q=%C3%B6&r=%C3%A4?")),
        ("http://müller.example/", ("xn--mller-kva.example", 80, "xn--mller-kva.example", "/")),
        ("http://straße.example/", ("xn--strae-oqa.example", 80, "xn--strae-oqa.example", "/")),
        ("http://Ελλάς.example/", ("xn--hxarsa0b.example", 80, "xn--hxarsa0b.example", "/")),
        ("http://東京。example/", ("xn--1lqs71d.example", 80, "xn--1lqs71d.example", "/")),
        ("http://t.example/\ud83d", ("t.example", 80, "t.example", "/%3F")),
    ],
)
def test_addresses_lead_where_they_should(address: str, asked: tuple[str, int, str, str]) -> None:
    assert asks(address) == asked


NO_ADDRESSES = """
http://[ http://[::1 http://] http://a:0/ http://a:b/ http://a:99999/ //a/ file:///a http://u:p@a/ http://u@a/
http:///a http://a\u2100b/ http://ß☃/
"""


@pytest.mark.parametrize(
    "address", [*NO_ADDRESSES.split(), f"http://{'ö' * 300}/", f"http://a/{'a' * 9_000}", "http://ß /"]
)
def test_what_is_no_address_is_refused_in_plain_words(address: str) -> None:
    with pytest.raises(InputError) as caught:
        target_of(address)
    assert "codec" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_where_a_server_sends_on_to_may_be_raw_utf8() -> None:
    assert redirected("http://a.example/b/c", "größe") == "http://a.example/b/größe"
    assert redirected("http://a.example/b/c", "größe".encode().decode("latin-1")) == "http://a.example/b/größe"
    assert redirected("http://a.example/b", "//c.example") == "http://c.example"


addresses = st.one_of(
    st.text(max_size=40).map("http://".__add__),
    st.lists(st.sampled_from([*list(":/[]@?#%.\\aß。1"), "http:", "//"]), max_size=12).map("".join),
)


@given(addresses, addresses)
def test_any_text_is_an_address_or_refused(address: str, location: str) -> None:
    with suppress(InputError):
        target = target_of(redirected(address, location))
        f"{target.authority}{target.path}".encode("ascii")
        assert not any(sign.isspace() for sign in target.path)
