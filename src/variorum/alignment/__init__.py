"""Which sentences of two articles say the same thing, on what evidence."""
