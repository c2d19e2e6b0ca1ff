"""The pages of the reader as rows."""
