"""Notes and corrections, what they are on, and how they find their words again."""
