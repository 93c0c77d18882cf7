"""The matcher, the reader and the threads that run them, for as long as the service is up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Protocol, TypeVar

from matcher.catalogue.jobs import Job, read_jobs
from matcher.catalogue.records import Catalogue
from matcher.report import MatchReport
from matcher.resume.resume import Resume
from matcher.skills.find import Vocabulary
from service import examples
from service.failure import Failure, failure_of
from service.settings import Settings
from service.submission import Reading

Result = TypeVar("Result")
LOG = logging.getLogger("matcher.service")


class Matching(Protocol):
    """Whatever answers a resume with a report; `matcher.match.Matcher` does."""

    @property
    def catalogue(self) -> Catalogue:
        """The roles, skills and certifications that answers speak of."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Of engine, model and catalogue."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The names of skills and certifications that are looked for."""

    def match(self, resume: Resume, top: int = 5, role: str | None = None) -> MatchReport:
        """Rank the roles for a resume, or judge one role; UnknownRole when it does not exist."""


class Engine:
    """Does the work of requests in a few threads and says no when too much is waiting."""

    def __init__(
        self, settings: Settings, matcher: Matching | None = None, reader: Reading | None = None
    ) -> None:
        self.settings = settings
        self.reason = "not opened yet"
        self.cage = ""
        self.running = 0
        self.jobs: tuple[Job, ...] | None = None
        self._matcher = matcher
        self._reader = reader
        self._ready = False
        self._opened = ExitStack()
        self._threads = ThreadPoolExecutor(settings.cores, thread_name_prefix="match")

    @property
    def ready(self) -> bool:
        """Whether resumes can be matched; else `reason` says why not."""
        return self._ready

    @property
    def matcher(self) -> Matching:
        """Return the matcher; Failure `not_ready` while there is none."""
        self.check()
        assert self._matcher is not None
        return self._matcher

    @property
    def reader(self) -> Reading:
        """Return the reader; Failure `not_ready` while there is none."""
        self.check()
        assert self._reader is not None
        return self._reader

    def check(self) -> None:
        """Raise Failure `not_ready`, with the reason, unless resumes can be matched."""
        if not self._ready:
            raise Failure("not_ready", "the service cannot match resumes now", self.reason)

    def open(self) -> None:
        """Open what was not given. Where that fails the service stays up and tells `reason`."""
        try:
            self._matcher = self._matcher or self._open_matcher()
            self._reader = self._reader or self._open_reader()
            self.jobs = read_jobs(self.settings.jobs) if self.settings.jobs else None
        except Exception as error:
            failure = failure_of(error)
            self.reason = str(failure or f"{type(error).__name__} while opening the matcher")
            LOG.error("not ready: %s", self.reason)
            return
        self._ready, self.reason = True, ""

    def close(self) -> None:
        """Finish what is running, then close what was opened."""
        self._ready, self.reason = False, "shutting down"
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._opened.close()

    async def run(self, work: Callable[[], Result]) -> Result:
        """Do the work in a thread; Failure `busy` when too much is waiting already."""
        if self.running >= self.settings.cores + self.settings.queue:
            raise Failure("busy", "too many resumes at once; try again in a moment")
        self.running += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self.running -= 1

    def _open_matcher(self) -> Matching:
        """Open the matcher and match the example once: the first request does not wait for it."""
        from matcher.match import Matcher
        from matcher.resume.read import from_text

        asked = self.settings
        threads = asked.encoder_threads or None
        opened = Matcher.open(asked.catalogue, asked.model, threads, asked.index)
        opened.match(from_text(examples.TEXT))
        return opened

    def _open_reader(self) -> Reading:
        from matcher.resume.read import Reader

        reader = self._opened.enter_context(Reader(self.settings.cores, self.settings.scan_seconds))
        self.cage = str(reader.protection())
        return reader
