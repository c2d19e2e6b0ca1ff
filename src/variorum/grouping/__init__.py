"""Articles grouped into stories: which of them tell of one event."""
