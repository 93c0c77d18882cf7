"""Hold the shape of an invented resume, apart from how it is laid out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """Describe one position."""

    title: str
    employer: str
    place: str
    dates: str
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Study:
    """Describe one degree or course."""

    title: str
    school: str
    dates: str
    note: str = ""


@dataclass(frozen=True)
class Project:
    """Describe one piece of own work."""

    name: str
    tools: str
    text: str


@dataclass(frozen=True)
class Person:
    """Describe one invented person."""

    id: str
    name: str
    headline: str
    place: str
    phone: str
    mail: str
    summary: str
    skills: tuple[tuple[str, str], ...]
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    certificates: tuple[str, ...]
    links: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    projects: tuple[Project, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def contact(self) -> tuple[str, ...]:
        """List the contact data in reading order."""
        return (self.place, self.phone, self.mail, *self.links)
