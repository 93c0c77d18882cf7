"""From other people's data to a catalogue folder: career pages, O*NET, ESCO, job adverts.

Each importer streams its source into records (`Imported`); `publish` writes, checks and renames.
What is wrong with a source is a CatalogueError with its file and line.
"""
