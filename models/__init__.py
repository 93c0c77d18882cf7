"""Text to unit vectors: the encoder seam, the encoders behind it, and the registry of versions."""
