"""Settings: one list, read from the environment, each documented."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import matcher
from service.failure import Failure
from service.settings import Settings, described, from_environment


def test_every_setting_is_described_in_the_help():
    text = CliRunner().invoke(matcher, ["serve", "--help"]).output
    rows = described()
    assert len(rows) == len(fields(Settings))
    for name, default, about in rows:
        assert name in text
        assert about.split()[0] in text
        assert default in text


def test_settings_are_read_from_the_environment():
    settings = from_environment(
        {"MATCHER_PORT": "0", "MATCHER_CATALOGUE": "roles", "MATCHER_BODY_SECONDS": "2.5",
         "MATCHER_MODEL": "", "OTHER": "x", "MATCHER_LOG_LEVEL": "WARNING"}
    )  # fmt: skip
    assert settings.port == 0
    assert settings.catalogue == Path("roles")
    assert settings.body_seconds == 2.5
    assert settings.model is None
    assert settings.log_level == "warning"


def test_nothing_set_is_the_defaults():
    assert from_environment({}) == Settings()


def test_all_bad_settings_are_named_at_once():
    bad = {
        "MATCHER_PORT": "70000",
        "MATCHER_WORKERS": "-1",
        "MATCHER_UPLOADS": "0",
        "MATCHER_TOP": "many",
        "MATCHER_STOP_SECONDS": "nan",
        "MATCHER_LOG_LEVEL": "loud",
    }
    with pytest.raises(Failure) as caught:
        from_environment(bad)
    assert caught.value.code == "bad_setting"
    assert all(name in caught.value.message for name in bad)


def test_a_body_has_room_for_a_file_in_base64():
    settings = Settings(max_file_bytes=3_000_000)
    assert settings.max_body_bytes >= 4_000_000
    assert Settings(workers=3).cores == 3
    assert Settings().cores >= 1
