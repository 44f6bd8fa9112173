"""From notes to the package that Anki imports."""
