"""Groups that pairs make: what is tied to each other, directly or by way of others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

_Member = TypeVar("_Member", bound=Hashable)


def groups_of_pairs(members: Iterable[_Member], pairs: Iterable[tuple[_Member, _Member]]) -> list[list[_Member]]:
    """The members in groups, those of each pair in one; who is in no pair is a group alone. Groups stand in the order
    of their first members, and members in their own."""
    # Each points to another of its group, and at the end of that chain stands one for all.
    tied_to = {member: member for member in members}

    def end_of_chain(member: _Member) -> _Member:
        while tied_to[member] != member:
            tied_to[member] = tied_to[tied_to[member]]
            member = tied_to[member]
        return member

    for one, other in pairs:
        tied_to[end_of_chain(other)] = end_of_chain(one)
    groups: dict[_Member, list[_Member]] = {}
    for member in tied_to:
        groups.setdefault(end_of_chain(member), []).append(member)
    return list(groups.values())
