"""Signals, their fusion into a score, and the evidence for it."""
