"""Private networks are known in every disguise."""

import socket
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.web.addresses import target_of
from variorum.articles.web.connection import routes_to
from variorum.articles.web.networks import is_public
from variorum.articles.web.patience import Patience
from variorum.base.errors import InputError

PRIVATE = """
0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.0.0.9 192.0.2.1 192.88.99.1 192.168.1.1
198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255
:: ::1 ::10.0.0.1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:0:10.0.0.1
64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::1 64:ff9b:1::8.8.8.8 100::1
2001::1 2001:0:808:808::1 2001:2::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2002:a00:1::1
2001:4860::5efe:10.0.0.1 2001:4860::200:5efe:127.0.0.1 3fff::1 4000::1 5f00::1 fc00::1 fd00::1 fe80::1
fe80::1%eth0 fec0::1 ff02::1 ff0e::1
"""
PUBLIC = """
8.8.8.8 1.1.1.1 192.0.1.1 198.17.0.1 223.255.255.255
2606:4700::1111 2001:4860:4860::8888 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1
2001:4860::5efe:8.8.8.8 2620:4f:8000::1
"""


@pytest.mark.parametrize("ip", PRIVATE.split())
def test_private_and_reserved_networks_in_any_form(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC.split())
def test_the_internet_at_large(ip: str) -> None:
    assert is_public(ip)


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(
    ip: IPv4Address | IPv6Address,
) -> None:
    held = getattr(ip, "ipv4_mapped", None) or ip
    if held.is_private or held.is_multicast or held.is_loopback or held.is_link_local or held.is_unspecified:
        assert not is_public(str(ip))


def routes(*ips: str, allow_local: bool = False) -> list[str]:
    found = [(socket.AF_INET6 if ":" in ip else socket.AF_INET, 1, 6, "", (ip, 80)) for ip in ips]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        patience = Patience(5, lambda _received: None)
        ways = routes_to(target_of("http://host.example/"), patience, allow_local=allow_local)
        return [str(place[0]) for *_, place in ways]


def test_every_address_of_a_host_is_looked_at() -> None:
    assert routes("10.0.0.1", "8.8.8.8", "fec0::1", "1.1.1.1") == ["8.8.8.8", "1.1.1.1"]
    assert routes("10.0.0.1", "::1", allow_local=True) == ["10.0.0.1", "::1"]
    with pytest.raises(InputError, match=r"private or local network \(10.0.0.1, fec0::1\)"):
        routes("fec0::1", "10.0.0.1")
