"""The version, here and nowhere else: the package, `--version`, the logs and the build read it."""

__version__ = "0.1.0"
