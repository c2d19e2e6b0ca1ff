"""Which network addresses are public: those of the internet at large, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

# IANA's special-purpose registries, which Python's is_global knows by halves before 3.13.
_SPECIAL_4: Final = tuple(
    map(
        IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
        ),
    )
)
_GLOBAL_6: Final = IPv6Network("2000::/3")  # all that was ever given out
_SPECIAL_6: Final = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_MAPPED: Final = IPv6Network("::ffff:0:0/96")
_NAT64: Final = IPv6Network("64:ff9b::/96")  # how networks without IPv4 reach it
_SIX_TO_FOUR: Final = IPv6Network("2002::/16")
_ISATAP: Final = (0x0000_5EFE, 0x0200_5EFE)


def is_loopback(ip: str) -> bool:
    """Whether an address is this very machine's own, in IPv4, IPv6 or the one inside the other."""
    known = ip_address(ip.partition("%")[0])
    if isinstance(known, IPv6Address) and known.ipv4_mapped is not None:
        return known.ipv4_mapped.is_loopback
    return known.is_loopback


def is_public(ip: str) -> bool:
    """Whether an address, and the IPv4 address that it may hold, belongs to the internet at large: to no
    private, local or reserved network, and not to a group of machines."""
    known = ip_address(ip.partition("%")[0])
    if isinstance(known, IPv4Address):
        return not any(known in network for network in _SPECIAL_4)
    held = list(_held(known))
    if any(known in network for network in (_MAPPED, _NAT64, _SIX_TO_FOUR)):
        return all(is_public(str(one)) for one in held)
    if known not in _GLOBAL_6 or any(known in network for network in _SPECIAL_6):
        return False
    return all(is_public(str(one)) for one in held)


def _held(known: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to."""
    number = int(known)
    if known in _SIX_TO_FOUR:
        yield IPv4Address(number >> 80 & 0xFFFF_FFFF)
    elif known in _MAPPED or known in _NAT64 or number >> 32 & 0xFFFF_FFFF in _ISATAP:
        yield IPv4Address(number & 0xFFFF_FFFF)
