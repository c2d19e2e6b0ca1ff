"""Every command of the reader: what it is called, its keys, and where it shows.

Bindings, footer, palette, help and docs/keymap.md are all made from these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from variorum.keymap.keys import key_named, written


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its id, the action that runs it, its keys, its title, and its word in the footer, if any."""

    id: str
    action: str
    keys: str
    title: str
    footer: str = ""


def action_name(action: str) -> str:
    """An action, without whose it is and without arguments."""
    return action.removeprefix("app.").split("(")[0]


PAGE: Final = (
    Command("page.down", "row_down", "down,j", "Next row, or further down a long one"),
    Command("page.up", "row_up", "up,k", "Previous row, or further up a long one"),
    Command("page.page-down", "page_down", "pagedown,space", "A page down"),
    Command("page.page-up", "page_up", "pageup,b", "A page up"),
    Command("page.half-down", "half_down", "ctrl+d", "Half a page down"),
    Command("page.half-up", "half_up", "ctrl+u", "Half a page up"),
    Command("page.top", "top", "home,g", "To the top"),
    Command("page.bottom", "bottom", "end,G", "To the bottom"),
)

# The action of a command that takes the digit of its key.
BY_NUMBER: Final = "source_number"
_ALT_DIGITS: Final = ",".join(f"alt+{digit}" for digit in range(1, 10))

# On every screen of the reader.
SHARED: Final = (
    Command("shared.overview", "app.view('overview')", "1", "Overview: what they disagree on, all say, one lacks"),
    Command("shared.read", "app.view('read')", "2", "Read one article, marked against the others"),
    Command("shared.compare", "app.view('compare')", "3", "Compare two articles side by side"),
    Command("shared.coverage", "app.view('coverage')", "4", "Coverage: what is stated, and by whom"),
    Command("shared.notes", "app.notes", "apostrophe", "All notes"),
    Command("shared.search", "app.search", "slash", "Search all articles, removed lines included"),
    Command("shared.next-hit", "app.hit(1)", "full_stop", "Next hit of the last search on this page"),
    Command("shared.previous-hit", "app.hit(-1)", "comma", "Previous hit on this page"),
    Command("shared.watch", "app.watch", "percent_sign", "Watch words: they are lit in every view"),
    Command("shared.bookmark", "app.bookmark", "asterisk", "Set a bookmark here, or take it away"),
    Command("shared.save", "app.save", "s,ctrl+s", "Save the comparison", "Save"),
    Command("shared.export", "app.export", "E", "Export: Markdown, HTML, CSV, TEI, a worksheet …"),
    Command("shared.undo", "app.undo", "u", "Undo the last step: a note, a correction"),
    Command("shared.redo", "app.redo", "U", "Redo"),
    Command("shared.stricter", "app.strictness(0.05)", "greater_than_sign", "Stricter: fewer, surer links"),
    Command("shared.looser", "app.strictness(-0.05)", "less_than_sign", "Less strict: more links"),
    Command("shared.judge", "app.judge", "J", "Stop asking the judge, or ask on"),
    Command("shared.theme", "app.next_theme", "t", "Next colour theme"),
    Command("shared.end-mode", "end_mode_or_leave", "escape", "End a mark, a filter or a search; else back"),
    Command("shared.commands", "app.commands", "colon", "Find any command by its name; or type a number to go there"),
    Command(
        "shared.help", "app.help", "question_mark,f1", "Help: find a command of this screen, its key, a mark", "Help"
    ),
)

# The views of a story, as its footer names them.
_OVERVIEW, _READ, _COVERAGE = (
    replace(command, id=f"story.{word.casefold()}", footer=word)
    for word in ("Overview", "Read", "Coverage")
    for command in SHARED
    if command.id == f"shared.{word.casefold()}"
)

STORY: Final = (
    Command("story.compare", "compare", "enter,c", "Compare the base with this article", "Compare"),
    _OVERVIEW,
    _READ,
    _COVERAGE,
    Command("story.facts", "facts", "F", "Sources and quotations of each article"),
    Command("story.base", "set_base", "B", "Make this article the base"),
    Command("story.text", "text", "H", "Show the text of this article, or the overview again"),
    Command("story.raw", "raw", "r", "The text of this article, cleaned or raw, with removed lines"),
    Command("story.lines", "lines", "L", "Lines of this article: restore or remove"),
    Command("story.note", "annotate", "a", "Write a note on this article, or edit it"),
    Command("story.add", "add", "plus", "Add a file, a folder, an address or pasted text"),
    Command("story.receive", "receive", "K", "Receive pages that your browser sends; again to stop"),
    Command("story.remove", "remove", "D", "Remove this article from the story; u brings it back"),
    Command("story.timeline", "timeline", "P", "Past: the versions of this article, and what changed"),
    Command("story.metadata", "metadata", "e", "Correct outlet, code, headline, date of this article"),
    Command("story.open", "open", "O", "Saved comparisons: open, search, rename, delete", "Open"),
    Command("story.update", "update", "S", "Reload the articles from their files; notes are kept"),
    Command("story.quit", "leave", "q", "Quit", "Quit"),
)

OVERVIEW: Final = (
    Command("overview.evidence", "evidence", "enter", "Open what shows this line: Coverage, Compare or Read", "Show"),
    Command("overview.compare", "compare", "c", "Compare two outlets at this line", "Compare"),
    Command("overview.next-part", "part(1)", "n", "Next part", "Part"),
    Command("overview.previous-part", "part(-1)", "N", "Previous part"),
    Command("overview.back", "leave", "q", "Back to the story", "Back"),
)

COMPARE: Final = (
    Command("compare.next-change", "change(1)", "n,right_square_bracket", "Next change", "Change"),
    Command("compare.previous-change", "change(-1)", "N,left_square_bracket", "Previous change"),
    Command("compare.next-drift", "drift(1)", "v", "Next change of meaning", "Meaning"),
    Command("compare.previous-drift", "drift(-1)", "V", "Previous change of meaning"),
    Command("compare.next-phrase", "phrase(1)", "right_parenthesis", "Next marked phrase, lit with its counterpart"),
    Command("compare.previous-phrase", "phrase(-1)", "left_parenthesis", "Previous marked phrase"),
    Command("compare.drift-shown", "drift_shown", "H", "Show changes of meaning: sure, all, important, none"),
    Command("compare.drift-type", "drift_type", "T", "Changes of meaning of one type only: quote, date …"),
    Command("compare.next-source", "source(1)", "right,l", "Next source on the right", "Source"),
    Command("compare.previous-source", "source(-1)", "left,h", "Previous source on the right"),
    Command("compare.source-by-number", BY_NUMBER, _ALT_DIGITS, "The source with this number"),
    Command("compare.swap", "swap", "x", "Swap the sides: the other becomes the base"),
    Command("compare.only-changes", "only_changes", "z", "Only changes: fold what is the same"),
    Command("compare.less-context", "context(-1)", "left_curly_bracket", "Fewer rows around each change"),
    Command("compare.more-context", "context(1)", "right_curly_bracket", "More rows around each change"),
    Command("compare.open-fold", "open_fold", "enter", "Open this fold"),
    Command("compare.which", "which", "f", "Filter: all changes, that matter, reworded, dropped …"),
    Command(
        "compare.plain-marks", "plain_marks", "m", "Mark what is new, gone or reworded, or every word that differs"
    ),
    Command("compare.typography", "typography", "quotation_mark", "Mark quotes, dashes, case and spelling too"),
    Command("compare.raw", "raw", "r", "Cleaned or raw, with removed lines shown", "Raw"),
    Command("compare.note", "annotate", "a", "Write a note on this row, or edit it", "Note"),
    Command("compare.note-part", "annotate_part", "A", "Add a note on this, a part of it, or some words"),
    Command("compare.delete-note", "delete_note", "D", "Delete the note here"),
    Command("compare.line", "toggle_line", "d", "Restore this removed line, or remove this one"),
    Command("compare.base-lines", "lines('base')", "L", "Lines of the base: restore or remove"),
    Command("compare.other-lines", "lines('other')", "R", "Lines of the other: restore or remove"),
    Command("compare.other-end", "other_end", "M", "To the other end of a move"),
    Command("compare.copy", "copy(False)", "y", "Copy the base's words with their source"),
    Command("compare.copy-both", "copy(True)", "Y", "Copy both sides with their sources"),
    Command("compare.link", "link", "equals_sign", "Link by hand: here, then at the partner's row"),
    Command("compare.unlink", "unlink", "minus", "Unlink by hand: not the same after all"),
    Command("compare.split", "split", "vertical_line", "Split by hand: keep one pair of this row linked"),
    Command("compare.relate", "relate", "ampersand", "Say how the other stands to the base: supports, contradicts …"),
    Command("compare.why", "why", "w", "Why: the evidence for this row's mark", "Why"),
    Command("compare.go-to", "go_to", "number_sign", "Go to a row by its number"),
    Command("compare.back", "leave", "q", "Back to the story", "Back"),
)

READ: Final = (
    Command("read.wordings", "wordings", "enter", "All outlets' wordings of this sentence", "Wordings"),
    Command("read.next", "find(1)", "n", "Next sentence of those that are looked for", "Next"),
    Command("read.previous", "find(-1)", "N", "Previous of these"),
    Command("read.which", "which", "f", "Look for: only here, not found there, reworded", "Look for"),
    Command("read.choose", BY_NUMBER, _ALT_DIGITS, "Choose this outlet, or all again"),
    Command("read.base", "rebase", "x", "The next article becomes the base"),
    Command("read.compare", "compare", "c", "Compare this sentence side by side", "Compare"),
    Command("read.explain", "explain", "w", "Explain the badges of this sentence, with the evidence"),
    Command("read.copy", "copy", "y", "Copy this sentence or wording with its source"),
    Command("read.note", "annotate", "a", "Write a note on this sentence, or edit it", "Note"),
    Command("read.note-part", "annotate_part", "A", "Add a note on this, a part of it, or some words"),
    Command("read.delete-note", "delete_note", "D", "Delete the note here"),
    Command("read.go-to", "go_to", "number_sign", "Go to a sentence by its number"),
    Command("read.back", "leave", "q", "Back to the story", "Back"),
)

COVERAGE: Final = (
    Command("coverage.compare", "compare", "enter,c", "Compare two wordings of this statement", "Compare"),
    Command("coverage.which", "which", "f", "Filter: one outlet, only this one, all but one, changed …", "Filter"),
    Command("coverage.order", "order", "o", "Sort by base, by spread, by first use", "Sort"),
    Command("coverage.places", "places", "H", "Show which sentence of each article says it"),
    Command("coverage.base", BY_NUMBER, _ALT_DIGITS, "Compare statements with this article"),
    Command("coverage.figures", "figures", "F", "Overlap of the outlets, what each has alone, lacks", "Figures"),
    Command("coverage.explain", "explain", "w", "Explain the signs of this statement"),
    Command("coverage.copy", "copy", "y", "Copy all wordings with their sources"),
    Command("coverage.note", "annotate", "a", "Write a note on this statement, or edit it", "Note"),
    Command("coverage.note-part", "annotate_part", "A", "Add a note on this, a part of it, or some words"),
    Command("coverage.delete-note", "delete_note", "D", "Delete the note here"),
    Command("coverage.go-to", "go_to", "number_sign", "Go to a statement by its number"),
    Command("coverage.back", "leave", "q", "Back to the story", "Back"),
)

LINES: Final = (
    Command("lines.toggle", "toggle_line", "d,enter", "Restore this line, or remove it", "Restore/remove"),
    Command("lines.toggle-rule", "toggle_rule", "W", "The same for all lines of its rule"),
    Command("lines.restore-all", "restore_all", "X", "Restore all lines of this article"),
    Command("lines.next-removed", "removed(1)", "n", "Next removed line", "Removed"),
    Command("lines.previous-removed", "removed(-1)", "N", "Previous removed line"),
    Command("lines.next-article", "article(1)", "right,l", "Next article", "Article"),
    Command("lines.previous-article", "article(-1)", "left,h", "Previous article"),
    Command("lines.note", "annotate", "a", "Write a note on this line, or edit it", "Note"),
    Command("lines.note-part", "annotate_part", "A", "Add a note on this, a part of it, or some words"),
    Command("lines.back", "leave", "q", "Back", "Back"),
)

TIMELINE: Final = (
    Command(
        "timeline.compare", "compare", "enter,c", "Compare with the version before, or with the marked one", "Compare"
    ),
    Command("timeline.mark", "mark_version", "m", "Mark this version, to compare it with another", "Mark"),
    Command("timeline.which", "which", "f", "Filter: another headline, corrections, changed without notice", "Filter"),
    Command("timeline.explain", "explain", "w", "What changed in this version, in words", "What"),
    Command("timeline.use", "use_version", "p", "Put this version into the story; notes are found again", "Use"),
    Command("timeline.base", "set_base", "B", "Put this version into the story, as its base"),
    Command("timeline.next-article", "article(1)", "right,l", "Next article"),
    Command("timeline.previous-article", "article(-1)", "left,h", "Previous article"),
    Command("timeline.back", "leave", "q", "Back", "Back"),
)

SEARCH: Final = (
    Command("search.jump", "jump", "enter", "To this line in its article", "Go to"),
    Command("search.next", "hit(1)", "n", "Next hit", "Next"),
    Command("search.previous", "hit(-1)", "N", "Previous hit"),
    Command("search.where", "where", "f", "Filter: all lines, articles' text, removed lines", "Filter"),
    Command("search.type", "type", "i", "Search for something else", "Search again"),
    Command("search.note", "annotate", "a", "Write a note on this line, or edit it", "Note"),
    Command("search.note-part", "annotate_part", "A", "Add a note on this, a part of it, or some words"),
    Command("search.back", "leave", "q", "Back", "Back"),
)

NOTES: Final = (
    Command("notes.jump", "jump", "enter", "To the place of this note or correction", "Go to"),
    Command("notes.edit", "edit", "e", "Edit this note", "Edit"),
    Command("notes.status", "status", "m", "Mark it open, checked, disputed"),
    Command("notes.colour", "colour", "C", "Its colour"),
    Command("notes.delete", "delete_note", "D", "Delete this note, take back this correction", "Delete"),
    Command("notes.which", "which", "f", "Filter: notes, bookmarks, corrections, without words …", "Filter"),
    Command("notes.order", "order", "o", "Sort by place, newest, status, tag"),
    Command("notes.type", "type", "i", "Show only what contains some words"),
    Command("notes.place", "place", "p", "Put a note without its words at the nearest place, or another"),
    Command("notes.import", "import", "I", "Take in notes from a file"),
    Command("notes.back", "leave", "q", "Back", "Back"),
)

COMPARISONS: Final = (
    Command("comparisons.open", "open", "enter", "Open this comparison, take up this work", "Open"),
    Command("comparisons.type", "type", "i", "Show only those that contain some words", "Find"),
    Command("comparisons.order", "order", "o", "Sort by newest, by name", "Sort"),
    Command("comparisons.rename", "rename", "e", "Give it another name", "Rename"),
    Command("comparisons.delete", "delete", "D", "Put it into the trash", "Delete"),
    Command("comparisons.path", "path", "at", "Open a comparison by its path", "Path"),
    Command("comparisons.adjudicate", "adjudicate", "Z", "Decide between the open story and this reader", "Decide"),
    Command("comparisons.back", "leave", "q", "Back", "Back"),
)

LIBRARY: Final = (
    Command("library.open", "open_story", "enter", "Open this story; Esc there comes back", "Open"),
    Command("library.type", "type", "i", "Show only stories that contain some words: titles, texts, notes", "Find"),
    Command("library.order", "order", "o", "Sort by day, disagreements, size, title …", "Sort"),
    Command("library.notes", "app.notes", "apostrophe", "The notes of all stories", "Notes"),
    Command("library.rename", "rename", "e", "Give this story another title"),
    Command("library.mark", "mark_story", "m", "Mark this story, to merge it with others; again to unmark it"),
    Command("library.merge", "merge", "equals_sign", "Merge this story with the marked ones"),
    Command("library.split", "split", "vertical_line", "Split this story: choose what leaves it"),
    Command("library.back", "leave", "q", "Quit", "Quit"),
)

STORY_NOTES: Final = (
    Command("story-notes.open", "open_story", "enter", "Open the story of this note", "Open"),
    Command("story-notes.which", "which", "f", "Filter: notes, bookmarks, corrections, without words …", "Filter"),
    Command("story-notes.order", "order", "o", "Sort by story, newest, status, tag, colour", "Sort"),
    Command("story-notes.type", "type", "i", "Show only what contains some words", "Find"),
    Command("story-notes.back", "leave", "q", "Back", "Back"),
)

ADJUDICATION: Final = (
    Command("adjudication.decide", "decide", "enter", "Choose an answer for this row", "Decide"),
    Command("adjudication.first", "take(0)", "left", "Decide as the first reader did", "First"),
    Command("adjudication.second", "take(1)", "right", "Decide as the second reader did", "Second"),
    Command("adjudication.next", "change(1)", "n", "Next row that is to be decided", "Next"),
    Command("adjudication.previous", "change(-1)", "N", "Previous row that is to be decided"),
    Command("adjudication.compare", "compare", "c", "Compare the articles at this row", "Compare"),
    Command("adjudication.which", "which", "f", "Filter: where the readers differ, not decided yet"),
    Command("adjudication.explain", "explain", "w", "The sentences in full, and both readers' notes on them"),
    Command("adjudication.figures", "figures", "F", "How far the two readers agree, in figures"),
    Command("adjudication.back", "leave", "q", "Back", "Back"),
)

SCREENS: Final[Mapping[str, tuple[Command, ...]]] = {
    "Story": STORY,
    "Overview": OVERVIEW,
    "Compare": COMPARE,
    "Read": READ,
    "Coverage": COVERAGE,
    "Lines": LINES,
    "Timeline": TIMELINE,
    "Search": SEARCH,
    "Notes": NOTES,
    "Comparisons": COMPARISONS,
    "Library": LIBRARY,
    "Notes of all stories": STORY_NOTES,
    "Adjudication": ADJUDICATION,
}


def commands_of(screen: str) -> tuple[Command, ...]:
    """The commands of a screen, with those of every screen."""
    own = SCREENS[screen]
    return (*own, *(command for command in SHARED if command.action not in {one.action for one in own}))


# What the reader sets in config.yaml: for a command's id, the keys it has instead of its own.
Keymap = Mapping[str, tuple[str, ...]]


def keys_of(command: Command, keymap: Keymap) -> tuple[str, ...]:
    """The keys of a command under a keymap, as the terminal library names them."""
    if command.id in keymap:
        return tuple(key for word in keymap[command.id] if (key := key_named(word)))
    return tuple(command.keys.split(","))


def spoken_keys(command: Command, keymap: Keymap | None = None) -> str:
    """The keys of a command as they are written on keyboards."""
    keys = keys_of(command, keymap or {})
    return "Alt+1…9" if ",".join(keys) == _ALT_DIGITS else " ".join(map(written, keys))
