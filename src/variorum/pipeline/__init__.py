"""The way from paths to results, which every way in takes."""
