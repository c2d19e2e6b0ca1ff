"""Comparing in other processes gives what comparing here gives."""

import subprocess
import sys

from tests.conftest import CHECKOUT
from tests.factories import PARAGRAPHS, prepared, seed_articles
from variorum.comparison.comparison import compare
from variorum.comparison.in_subprocess import compare_in_subprocess, is_long
from variorum.config.settings import MatchingSettings

SETTINGS = MatchingSettings()


def test_another_process_finds_the_same(seeds: list[str]) -> None:
    base, other = seed_articles([seeds[0], seeds[4]])
    manual = {(0, 3): True, (1, 1): False}
    here = compare(base, other, SETTINGS, manual)
    there = compare_in_subprocess(base, other, SETTINGS, manual, lambda: False)
    assert there is not None
    assert there == here
    assert there.precomputed == here.compute_all()
    assert there.rows == here.rows


def test_it_can_be_stopped() -> None:
    text = "\n".join(f"{paragraph} {n}" for n in range(40) for paragraph in PARAGRAPHS)
    base, other = prepared(text), prepared(text.replace("harbour", "port"))
    assert compare_in_subprocess(base, other, SETTINGS, {}, lambda: True) is None


def test_only_long_articles_go_to_a_process(seeds: list[str]) -> None:
    assert not is_long(*seed_articles(seeds[:2]))
    long = prepared("\n".join(f"Crane {n} fell on boat {n * 7} of the harbour." for n in range(500)))
    assert is_long(long, long)


_IN_AN_APP = """
import io, sys
class Taken(io.StringIO):
    def fileno(self):
        return -1
sys.stderr = Taken()
if __name__ == "__main__":
    from tests.factories import PARAGRAPHS, prepared
    from variorum.comparison.in_subprocess import compare_in_subprocess
    from variorum.config.settings import MatchingSettings
    one = prepared(PARAGRAPHS[0])
    print(len(compare_in_subprocess(one, one, MatchingSettings(), {}, lambda: False).links))
"""


def test_processes_start_though_an_app_has_taken_stderr() -> None:
    done = subprocess.run([sys.executable, "-c", _IN_AN_APP], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
