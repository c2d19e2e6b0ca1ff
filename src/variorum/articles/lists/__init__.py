"""Lists of pages: feeds, sitemaps, what readers keep in other programs. Nothing that a list names is fetched here."""
