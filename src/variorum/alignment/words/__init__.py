"""Which words and phrases of linked sentences stand for each other, and which have no counterpart."""
