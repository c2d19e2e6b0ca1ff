"""What can be done in the reader, with which keys, and whether a reader's own keys fit."""
