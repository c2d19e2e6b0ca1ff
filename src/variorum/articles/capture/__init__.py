"""Pages that the reader's own browser sends: a small server on this machine, and the bookmark that sends to it."""
