"""A guard for a process that is to leave the network alone.

Python's own calls are told to a hook of the interpreter. Those of compiled code, which no hook sees, the
kernel answers with a signal: none may connect a socket or send to an address, not even to a service on this
machine that would ask a name server. A socket may be made, since some libraries look that way whether there
is IPv6. What the guard does not see: a connection that was open before, and what a program does that was
running before.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import platform
import signal
import struct
import sys
import traceback
from typing import Final

CAUGHT: Final = 86  # exit code

_CALLS: Final = frozenset(
    f"socket.{name}"
    for name in (
        "connect",
        "getaddrinfo",
        "gethostbyaddr",
        "gethostbyname",
        "getnameinfo",
        "sendmsg",
        "sendto",
    )
)
# Of each machine: how the kernel calls it, and the numbers of its calls sendto, connect, sendmsg and
# io_uring_setup, behind which the others can be hidden.
_MACHINES: Final = {"x86_64": (0xC000003E, 44, 42, 46, 425), "aarch64": (0xC00000B7, 206, 203, 211, 425)}
_LOAD, _JUMP_IF, _RETURN = 0x20, 0x15, 0x06  # of the filter's own machine
_NUMBER, _MACHINE, _ADDRESS = 0, 4, 48  # where it finds the call, the machine, and the fifth argument
_ALLOW, _SIGNAL = 0x7FFF0000, 0x00030000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


def forbid_network() -> bool:
    """From now on, whoever turns to a network ends the process; so in all processes that it starts. Whether
    compiled code is guarded too: not on other systems than Linux."""
    sys.addaudithook(_told)
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    return machine is not None and _filtered(*machine)


def _told(event: str, arguments: tuple[object, ...]) -> None:
    if event in _CALLS:
        traceback.print_stack()
        sys.stderr.write(f"{event} {arguments}\n")
        sys.stderr.flush()
        os._exit(CAUGHT)


def _filtered(machine: int, send_to: int, *forbidden: int) -> bool:
    count = len(forbidden)
    steps = [(_LOAD, 0, 0, _MACHINE), (_JUMP_IF, 0, count + 6, machine), (_LOAD, 0, 0, _NUMBER)]
    steps += [(_JUMP_IF, count - n + 5, 0, call) for n, call in enumerate(forbidden)]
    # Without an address, what is sent goes where the socket is connected to.
    steps += [(_JUMP_IF, 0, 4, send_to), (_LOAD, 0, 0, _ADDRESS), (_JUMP_IF, 0, 3, 0)]
    steps += [(_LOAD, 0, 0, _ADDRESS + 4), (_JUMP_IF, 0, 1, 0)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _SIGNAL)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HP", len(steps), ctypes.addressof(code)))
    faulthandler.register(signal.SIGSYS, chain=True)
    control = ctypes.CDLL(None).prctl
    number = ctypes.c_ulong
    if control(_NO_NEW_PRIVILEGES, number(1), number(0), number(0), number(0)) != 0:
        return False
    return bool(control(_SECCOMP, number(_FILTER), program, number(0), number(0)) == 0)
