"""The same work by other means: every pair of the seeds, by difflib, tf-idf and CollateX."""

from __future__ import annotations

import difflib
import itertools
import math
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

from variorum.alignment.prepared_article import PreparedArticle

# CollateX collates the words of all five as witnesses of one text.
COLLATEX = """
import sys
from collatex import Collation, collate
collation = Collation()
for n, path in enumerate(sys.argv[1:]):
    collation.add_plain_witness(str(n), open(path, encoding="utf-8").read())
collate(collation, segmentation=False)
"""


def difflib_all(articles: Sequence[PreparedArticle]) -> None:
    """The ratio of every two sentences of every two articles, word by word."""
    for one, other in itertools.combinations(articles, 2):
        for theirs in other.tokens.sentences:
            matcher = difflib.SequenceMatcher(None, b=theirs.spellings, autojunk=False)
            for ours in one.tokens.sentences:
                matcher.set_seq1(ours.spellings)
                matcher.ratio()


def tfidf_all(articles: Sequence[PreparedArticle]) -> None:
    """The tf-idf cosine of every two sentences of every two articles, in plain Python."""
    for one, other in itertools.combinations(articles, 2):
        counts = [[Counter(p.forms) for p in article.tokens.sentences] for article in (one, other)]
        spread = Counter(form for side in counts for sentence in side for form in sentence)
        total = len(counts[0]) + len(counts[1])
        vectors = [
            [{w: n * (math.log(total / spread[w]) + 1) for w, n in sentence.items()} for sentence in side]
            for side in counts
        ]
        for ours, theirs in itertools.product(*vectors):
            math.fsum(weight * theirs.get(word, 0.0) for word, weight in ours.items())


def has_collatex() -> bool:
    """Whether CollateX is installed; `make bench` installs it."""
    probe = [sys.executable, "-c", "import collatex"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0
