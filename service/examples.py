"""One made-up resume and its report: the example of the API documentation, and a test double."""

from __future__ import annotations

from matcher.report import (
    CertificationAdvice,
    Evidence,
    Gap,
    MatchReport,
    NextStep,
    ResumeFacts,
    RoleMatch,
    RoleRef,
    RoleSkill,
)
from matcher.resume.resume import Finding

TEXT = """Machine learning engineer

Experience
Machine Learning Engineer, Example Ltd
2022-03 - Present
- Trained and served ranking models in PyTorch for 4 million users
- Moved training from notebooks to tested pipelines with Docker

Skills
Python, PyTorch, scikit-learn, Docker, SQL
"""
JSON_RESUME = {
    "basics": {"label": "Machine learning engineer"},
    "work": [
        {
            "name": "Example Ltd",
            "position": "Machine Learning Engineer",
            "startDate": "2022-03",
            "highlights": ["Trained and served ranking models in PyTorch for 4 million users"],
        }
    ],
    "skills": [{"name": "Python"}, {"name": "PyTorch"}],
    "meta": {"lastModified": "2026-11-01"},
}
ROLE = "machine-learning-engineer"


def report() -> MatchReport:
    """Return a report on the example, as `Matcher.match` would."""
    return MatchReport(
        resume=ResumeFacts(
            file="resume.pdf",
            sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            pages=2,
            language="en",
            as_of="2026-11-01",
            months=57,
            certifications=(),
            findings=(
                Finding("hidden_text", "warn", "8 words that a person cannot see were left out", 2),
                Finding("two_columns", "info", "columns were read one after the other", 1),
            ),
        ),
        matches=(_best(), _second()),
        gaps=(
            Gap("kubernetes", "Kubernetes", ROLE, "adjacent", "core", 0.046, "docker"),
            Gap("mlops", "MLOps", ROLE, "missing", "core", 0.041),
        ),
        certifications=(
            CertificationAdvice(
                id="google-professional-machine-learning-engineer",
                name="Professional Machine Learning Engineer",
                issuer="Google Cloud",
                url="https://cloud.google.com/learn/certification/machine-learning-engineer",
                status="active",
                level="professional",
                licence=False,
                role=ROLE,
                closes=("MLOps",),
                why="Validates MLOps, which most adverts for the role ask for.",
            ),
        ),
        next_steps=(
            NextStep("level", ROLE, "Senior Machine Learning Engineer", "Usual from five years: "
                     "owns the design of a system. You show four years and nine months."),
            NextStep("gap", ROLE, "Kubernetes", "You know Docker, which eases learning it."),
        ),
        versions={"engine": "1.0.0", "model": "all-minilm-l6-v2", "catalogue": "5f1c6d0e"},
        elapsed_ms=184.2,
    )  # fmt: skip


def _best() -> RoleMatch:
    quote = "Trained and served ranking models in PyTorch for 4 million users"
    return RoleMatch(
        role=RoleRef(ROLE, "Machine Learning Engineer"),
        score=0.81,
        level="strong",
        parts={"title": 0.29, "duties": 0.27, "skills": 0.25},
        evidence=(
            Evidence("Model Development", "duties", quote, 1, 95, 159, (72.0, 140.5, 401.2, 152.0),
                     0.14),
            Evidence("Machine Learning Engineer", "title", "Machine Learning Engineer", 1, 38, 63,
                     (72.0, 110.5, 230.0, 122.0), 0.29),
        ),
        found=(
            RoleSkill("python", "Python", "core", "Python", 2, 233, 239),
            RoleSkill("pytorch", "PyTorch", "core", "PyTorch", 1, 130, 137),
        ),
        missing=(
            RoleSkill("kubernetes", "Kubernetes", "core"),
            RoleSkill("mlops", "MLOps", "core"),
            RoleSkill("scala", "Scala", "helpful"),
        ),
    )  # fmt: skip


def _second() -> RoleMatch:
    return RoleMatch(
        role=RoleRef("data-scientist", "Data Scientist"),
        score=0.58,
        level="good",
        parts={"title": 0.14, "duties": 0.22, "skills": 0.22},
        evidence=(
            Evidence("Modelling", "duties", "Trained and served ranking models in PyTorch", 1, 95,
                     139, None, 0.12),
        ),
        found=(RoleSkill("python", "Python", "core", "Python", 2, 233, 239),),
        missing=(RoleSkill("statistics", "Statistics", "core"),),
    )  # fmt: skip
