"""How many attributes the tags of a page have: its parser compares each of a tag's with all before it."""

from __future__ import annotations

import re
from typing import Final

MOST_ATTRIBUTES: Final = 1_000  # of one tag; real pages have twenty, and 100,000 take half a minute

# As the HTML standard cuts a tag up. Possessive throughout: there is one way to read it.
_ATTRIBUTE = re.compile(
    r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>]*+))?+[\s/]*+""",
)
_TAG = re.compile(
    # Comments, and what stands in scripts and the like, are passed over: these are no tags.
    rf"""<!--(?>.*?(?:-->|\Z))
    |<(?:[!?]|/(?![a-z]))[^>]*+
    |<(?:(?P<text>script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>])|/?+[a-z])[^\s/>]*+[\s/]*+
    (?P<attributes>(?:{_ATTRIBUTE.pattern})*+)
    (?(text)(?>.*?(?=</(?P=text)[\s/>]|\Z)))""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def has_crowded_tag(page: str) -> bool:
    """Whether a tag has more attributes than the parser can take in a reasonable time."""
    return any(
        len(found["attributes"]) > MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(found["attributes"])) > MOST_ATTRIBUTES
        for found in _TAG.finditer(page)
        if found["attributes"]
    )
