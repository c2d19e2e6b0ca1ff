"""Two readers' work on one story side by side: how far they agree, and one decision on each place where they do not."""
