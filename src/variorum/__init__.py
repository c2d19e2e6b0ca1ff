import os

from variorum._version import __version__ as __version__

# Read by onnxruntime when it is imported, and only then: without it, it looks up a host of Microsoft's and
# queues reports that name this program. Here, because nothing of ours is imported before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
