"""Skills found in resumes against skills that a person read there."""
