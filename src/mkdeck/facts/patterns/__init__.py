"""One way of stating a fact per file; a file in this folder is a pattern by being there."""
