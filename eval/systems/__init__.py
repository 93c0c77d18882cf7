"""The systems that can be evaluated, one per file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from eval.errors import EvalError, need
from eval.system import System

if TYPE_CHECKING:
    from eval.embeddings import CachedEncoder
    from eval.systems.signals import SharedSignals


@dataclass
class Shared:
    """What the systems of one run share: an encoder per model, and what the variants read.

    `cache` is the folder that keeps vectors for the next run; None keeps them for this one.
    """

    cache: Path | None = None
    _encoders: dict[str, CachedEncoder] = field(default_factory=dict)
    _signals: dict[str, SharedSignals] = field(default_factory=dict)

    def encoder(self, model: str) -> CachedEncoder:
        """Return the encoder of a model, the one that ships for an empty name."""
        from eval.embeddings import CachedEncoder
        from models.registry import load_encoder

        if model not in self._encoders:
            self._encoders[model] = CachedEncoder(load_encoder(model or None), self.cache)
        return self._encoders[model]

    def signals(self, model: str) -> SharedSignals:
        """Return what all variants of the matcher with a model read."""
        from eval.systems.signals import SharedSignals
        from matcher.catalogue.load import load_catalogue

        if model not in self._signals:
            self._signals[model] = SharedSignals(load_catalogue(), self.encoder(model))
        return self._signals[model]


def system_names() -> tuple[str, ...]:
    """Return the name of every system, in the order in which reports show them."""
    from eval.systems.signals import variants

    return ("matcher", *variants(), *BASELINES)


def open_system(spec: str, shared: Shared | None = None) -> System:
    """Open a system by name, or by `name:option`.

    The option is a model for `dense`, `matcher` and its variants, `max` or `mean` for `reference`,
    and a TREC run file for `run`. EvalError when there is no such system, or when what it needs is
    missing.
    """
    from eval.systems.signals import Variant, variants

    shared = shared or Shared()
    name, _, option = spec.partition(":")
    if name in variants():
        return Variant(spec, variants()[name], shared.signals(option))
    if name not in OPENERS:
        expected = ", ".join((*system_names(), "run:FILE"))
        raise EvalError("unknown_system", f"unknown system {name!r}; expected one of {expected}")
    if option and name in ("tfidf", "bm25", "random"):
        raise EvalError("bad_arguments", f"{name} takes no option, found {option!r}")
    return OPENERS[name](spec, option, shared)


def open_all(shared: Shared) -> tuple[list[System], list[str]]:
    """Open every system; with notes on those whose packages are missing."""
    systems, notes = [], []
    for name in system_names():
        try:
            systems.append(open_system(name, shared))
        except EvalError as error:
            if error.code != "missing_packages":
                raise
            notes.append(f"{name} is left out: {error.message}")
    return systems, notes


def _matcher(spec: str, option: str, shared: Shared) -> System:
    from eval.systems.production import open_production

    return open_production(shared.encoder(option), spec)


def _tfidf(spec: str, option: str, shared: Shared) -> System:
    from eval.systems.tfidf import Tfidf

    return Tfidf()


def _bm25(spec: str, option: str, shared: Shared) -> System:
    need({"bm25s": "bm25s"}, "eval")
    from eval.systems.bm25 import Bm25

    return Bm25()


def _dense(spec: str, option: str, shared: Shared) -> System:
    from eval.systems.dense import Dense

    return Dense(shared.encoder(option), spec)


def _reference(spec: str, option: str, shared: Shared) -> System:
    from eval.systems.reference import Reference

    return Reference(option or "max", spec, shared.cache)


def _random(spec: str, option: str, shared: Shared) -> System:
    from eval.systems.chance import Chance

    return Chance()


def _run(spec: str, option: str, shared: Shared) -> System:
    from eval.systems.recorded import Recorded

    if not option:
        raise EvalError("bad_arguments", "run needs a file: run:FILE, a ranking as TREC writes it")
    return Recorded(Path(option))


OPENERS: dict[str, Callable[[str, str, Shared], System]] = {
    "matcher": _matcher,
    "tfidf": _tfidf,
    "bm25": _bm25,
    "dense": _dense,
    "reference": _reference,
    "random": _random,
    "run": _run,
}
BASELINES = ("tfidf", "bm25", "dense", "reference", "random")
