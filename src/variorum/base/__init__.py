"""What every room stands on: errors, safe text, strict YAML, whole writes, locks, shipped files."""
