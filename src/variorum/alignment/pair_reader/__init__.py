"""A pair reader's evidence: two sentences read together, by a model that was taught which pairs say the same.

The encoder reads each sentence by itself and so compares words. The pair reader sees both sentences at once, and so
who does what in either. It is asked only of pairs that may be links by what the encoder and the words say.
"""
