"""A judge's evidence: a language model of the reader's own choice is asked which sentences say the same.

It is off unless the settings name a server. What is sent are the sentences of two articles; what is taken back
are numbers and words of a short list only, whatever else the answer holds.
"""

from variorum.base.errors import InputError


class JudgeError(InputError):
    """The judge cannot be asked, or gives no answer that can be used: links stay as they are without it."""
