"""The domain: resumes, roles, skills, ranking and advice; `match.Matcher` is where they meet."""
