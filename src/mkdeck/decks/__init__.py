"""Decks: their files and settings, the lessons that they are made of in their order, their looks."""
