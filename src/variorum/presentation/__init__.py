"""What is shown and how it is said; no terminal is needed to make it."""
