"""The stories of a finished folder as a list: in order, filtered, searched, corrected by hand, with their notes."""
