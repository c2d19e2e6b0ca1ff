"""What articles say that can be held against each other, with where it stands: amounts, dates, people's roles,
sources."""
