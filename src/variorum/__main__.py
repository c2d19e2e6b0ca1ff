"""`python -m variorum`, and the command `variorum`: the command line, if what it needs can be loaded."""

import gc
import sys
from typing import Final

from variorum.base.errors import InputError
from variorum.base.optional_packages import starting
from variorum.base.sanitize import safe

# What is loaded and read stays: looking through all of it every few hundred objects would find no garbage.
_OBJECTS_BEFORE_COLLECTION: Final = 100_000


def main() -> int:
    """Run the command line; returns the exit code."""
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    code = _run()
    gc.freeze()  # the process ends: no last look through all that it held
    return code


def _run() -> int:
    try:
        with starting():
            from variorum.cli.main import main
    except InputError as error:
        sys.stderr.write(f"variorum: {safe(str(error))}\n")
        return 2
    return main()


if __name__ == "__main__":
    sys.exit(main())
