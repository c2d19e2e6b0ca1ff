"""Notes of other programs and other people."""
