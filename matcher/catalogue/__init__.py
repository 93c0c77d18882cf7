"""Roles, skills and certifications: their records, their files, and what is wrong with them."""
