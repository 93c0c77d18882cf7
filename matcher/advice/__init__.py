"""Gaps, certifications and next steps."""
