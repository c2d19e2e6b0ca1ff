"""One module for each type of drift."""
