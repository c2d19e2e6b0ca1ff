"""How good links and notes are on articles whose right answers are known: `make edits`, `make anchors`."""
