"""The pages in words alone, in one column, for a screen reader."""
