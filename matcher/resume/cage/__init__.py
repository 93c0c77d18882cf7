"""The cage: what a process that reads the files of strangers may still do."""
