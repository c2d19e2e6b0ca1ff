"""`python -m variorum`, and the command `variorum`: the command line, if what it needs can be loaded."""

import sys

from variorum.articles.safe_text import safe
from variorum.packages import not_started, whatever_is_raised
from variorum.problems import InputError


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        with whatever_is_raised(not_started):
            from variorum.cli import main
    except InputError as error:
        sys.stderr.write(f"variorum: {safe(str(error))}\n")
        return 2
    return main()


if __name__ == "__main__":
    sys.exit(main())
