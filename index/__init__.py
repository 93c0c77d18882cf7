"""Vectors at rest: FAISS behind a small seam, in crash-safe generations."""
