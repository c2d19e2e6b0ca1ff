"""From a pile of articles to stories: units of work, whoever does them, and tables of what came out."""
