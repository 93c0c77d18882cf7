"""Does a score stay where it is when nothing that matters has changed?"""
