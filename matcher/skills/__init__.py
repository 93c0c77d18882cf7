"""Finding the names of a vocabulary in text."""
