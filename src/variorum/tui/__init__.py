"""The terminal reader. Only this package imports Textual."""

import os

# Textual reads it when it is imported. At its own 60 frames a second, what is found as one types waits up to 17 ms for
# the frame after the one that shows the letter.
os.environ.setdefault("TEXTUAL_FPS", "120")
