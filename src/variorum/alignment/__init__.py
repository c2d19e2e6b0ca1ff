"""Which sentences of two articles say the same thing, on what evidence."""

import os

# No large matrices are multiplied here: numpy's threads for that would only delay the start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
