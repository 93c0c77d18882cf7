"""Every way in: the HTTP API, the page for candidates, the command line; and their settings."""
