"""Lessons as files: found, read from Markdown and from notebooks, of now or of an older revision."""
