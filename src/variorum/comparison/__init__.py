"""Two articles, or all of a story, held against each other."""
