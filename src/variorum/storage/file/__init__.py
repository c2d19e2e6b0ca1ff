"""The project file, `*.variorum.yaml`."""
