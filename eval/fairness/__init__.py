"""Does a score move with who the person is, when the work described is the same?"""
