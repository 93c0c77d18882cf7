"""Counters for operators, in the text format of Prometheus; no label holds what a client sent."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


class Metrics:
    """The counters of one application."""

    def __init__(self, running: Callable[[], int], ready: Callable[[], bool]) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "matcher_requests", "Requests answered.", ("method", "route", "status"),
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "matcher_request_seconds", "Seconds from the headers to the answer.", ("route",),
            buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self.errors = Counter("matcher_errors", "Bugs met while answering.", registry=self.registry)
        gauges = (
            ("matcher_running", "Resumes being matched or waiting.", lambda: float(running())),
            ("matcher_ready", "1 when resumes can be matched.", lambda: float(ready())),
        )
        for name, text, value in gauges:
            Gauge(name, text, registry=self.registry).set_function(value)

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def render(self) -> bytes:
        """Return all counters as text."""
        return generate_latest(self.registry)
