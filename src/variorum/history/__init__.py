"""One article over time: its versions, what changed between them, and what the outlet says of it."""
