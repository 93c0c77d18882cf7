"""Reports of an evaluation: for a browser, for a terminal, as Markdown."""
