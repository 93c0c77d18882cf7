"""The systems that can be evaluated, one per file."""

from __future__ import annotations

from collections.abc import Callable

from eval.errors import EvalError, need
from eval.system import System


def open_system(spec: str) -> System:
    """Open a system by name, or by `name:option`.

    The option is a model for `dense` and `matcher`, and `max` or `mean` for `reference`. EvalError
    when there is no such system, or when what it needs is missing.
    """
    name, _, option = spec.partition(":")
    if name not in OPENERS:
        raise EvalError(
            "unknown_system", f"unknown system {name!r}; expected one of {', '.join(OPENERS)}"
        )
    if option and name not in ("dense", "matcher", "reference"):
        raise EvalError("bad_arguments", f"{name} takes no option, found {option!r}")
    return OPENERS[name](spec, option)


def _matcher(spec: str, option: str) -> System:
    from eval.systems.production import Production
    from matcher.catalogue.load import load_catalogue
    from matcher.match import Matcher
    from models.registry import load_encoder

    encoder = load_encoder(option or None)
    skills = load_catalogue().skills
    return Production(lambda catalogue: Matcher(catalogue, encoder), skills, spec)


def _tfidf(spec: str, option: str) -> System:
    from eval.systems.tfidf import Tfidf

    return Tfidf()


def _bm25(spec: str, option: str) -> System:
    need({"bm25s": "bm25s"}, "dev")
    from eval.systems.bm25 import Bm25

    return Bm25()


def _dense(spec: str, option: str) -> System:
    from eval.systems.dense import Dense
    from models.registry import load_encoder

    return Dense(load_encoder(option or None), spec)


def _reference(spec: str, option: str) -> System:
    from eval.systems.reference import Reference

    return Reference(option or "max", spec)


def _random(spec: str, option: str) -> System:
    from eval.systems.chance import Chance

    return Chance()


OPENERS: dict[str, Callable[[str, str], System]] = {
    "matcher": _matcher,
    "tfidf": _tfidf,
    "bm25": _bm25,
    "dense": _dense,
    "reference": _reference,
    "random": _random,
}
