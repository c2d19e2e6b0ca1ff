"""`python -m variorum`, and the command `variorum`: the command line, if what it needs can be loaded."""

import sys

from variorum.base.errors import InputError
from variorum.base.optional_packages import starting
from variorum.base.sanitize import safe


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        with starting():
            from variorum.cli.main import main
    except InputError as error:
        sys.stderr.write(f"variorum: {safe(str(error))}\n")
        return 2
    return main()


if __name__ == "__main__":
    sys.exit(main())
