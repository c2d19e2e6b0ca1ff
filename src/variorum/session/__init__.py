"""A project that is being worked on: its states, what was computed of it, its file."""
