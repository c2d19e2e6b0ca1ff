"""Articles from pages of HTML: every visible line is the record, an extractor's vote what is article."""
