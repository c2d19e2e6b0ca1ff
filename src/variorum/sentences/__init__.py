"""From kept lines to sentences, and from sentences to words."""
