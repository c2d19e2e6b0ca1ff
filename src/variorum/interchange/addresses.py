"""Addresses of the same page, as different programs write them."""

from __future__ import annotations


def bare_address(address: str) -> str:
    """An address without scheme, `www.`, fragment and last slash, by which programs differ."""
    return address.split("#", 1)[0].split("://", 1)[-1].removeprefix("www.").rstrip("/")
