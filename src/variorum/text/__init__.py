"""Words, sentences and quotations of any text, and how two wordings differ."""
