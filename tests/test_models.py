"""The registry of versions and the encoder that ships."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models import onnx_encoder, registry, sentence_transformers_encoder
from models.encoder import Encoder, Vectors
from models.onnx_encoder import OnnxEncoder, _batches
from models.registry import (
    DEFAULT,
    WEIGHTS,
    ModelError,
    file_sha256,
    list_models,
    load_encoder,
    read_manifest,
    verify,
)

MANIFEST = WEIGHTS / DEFAULT / "manifest.json"
SENTENCES = (
    "Machine learning engineer",
    "Closed the books each month and reconciled bank accounts in QuickBooks.",
    "Registered nurse, intensive care, 12-bed unit; ACLS and BLS certified.",
    "Größe, naïve, 東京, C++ / C# / .NET, R&D",
    "",
    "   ",
    "a",
    "🙂",
    "x" * 400,
)
WORDS = "built and ran the nightly data pipeline that fed finance reports in Python on AWS".split()
MIXED = (
    *SENTENCES,
    *(" ".join(WORDS[i % len(WORDS)] for i in range(n)) for n in (2, 3, 7, 8, 31, 65)),
    *(" ".join(WORDS[(i * n) % len(WORDS)] for i in range(n)) for n in (13, 120, 254)),
    "engineer " * 1000,
)
"""Texts of many lengths, up to beyond what the model reads."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def together(encoder) -> Vectors:
    return encoder.encode(MIXED)


@pytest.fixture
def version(tmp_path, monkeypatch) -> Path:
    """A version with small files, in a registry of its own."""
    folder = tmp_path / "weights" / "tiny"
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"weights of a model")
    (folder / "tokenizer.json").write_bytes(b"{}")
    names = ("model.onnx", "tokenizer.json")
    write_manifest(folder, id="tiny", files={name: file_sha256(folder / name) for name in names})
    monkeypatch.setattr(registry, "WEIGHTS", tmp_path / "weights")
    return folder


def write_manifest(folder: Path, **changes: object) -> None:
    fields = json.loads(MANIFEST.read_text("utf-8")) | changes
    (folder / "manifest.json").write_text(json.dumps(fields), "utf-8")


def refused(name: str) -> ModelError:
    with pytest.raises(ModelError) as caught:
        load_encoder(name)
    assert str(caught.value) == caught.value.message
    return caught.value


# The registry


def test_the_shipped_version_is_whole():
    (manifest,) = list_models()
    assert manifest.id == DEFAULT == (WEIGHTS / DEFAULT).name
    verify(WEIGHTS / DEFAULT, manifest)
    assert set(manifest.files) == {"model.onnx", "tokenizer.json"}
    assert manifest.metrics["cosine_to_original_min"] >= 0.9999
    assert manifest.licence and manifest.recipe


def test_what_is_there_is_listed_in_order_of_id(version):
    shutil.copytree(version, version.parent / "another")
    write_manifest(version.parent / "another", id="another")
    (version.parent / "no version").mkdir()
    assert [item.id for item in list_models(version.parent)] == ["another", "tiny"]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(version, name):
    (version / name).unlink()
    error = refused("tiny")
    assert error.code == "missing_weights"
    assert str(version / name) in error.message
    assert "install the package again" in error.message
    assert "python -m models.export" in error.message


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_an_altered_byte_is_noticed(version, name):
    expected = file_sha256(version / name)
    data = bytearray((version / name).read_bytes())
    data[1] ^= 1
    (version / name).write_bytes(data)
    error = refused("tiny")
    assert error.code == "damaged_weights"
    assert str(version / name) in error.message
    assert expected[:12] in error.message
    assert file_sha256(version / name)[:12] in error.message
    assert "install the package again" in error.message


def test_a_truncated_file_is_noticed(version):
    (version / "model.onnx").write_bytes(b"weights")
    assert refused("tiny").code == "damaged_weights"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"id": "tiny"}',
        '{"unknown": 1}',
        "\x00",
        pytest.param({"files": {}}, id="no files"),
        pytest.param({"files": None}, id="files null"),
        pytest.param({"files": ["model.onnx"]}, id="files a list"),
        pytest.param({"weights": "other.onnx"}, id="weights not among the files"),
    ],
)
def test_an_incomplete_manifest_is_refused(version, text):
    if isinstance(text, dict):
        write_manifest(version, **text)
    else:
        (version / "manifest.json").write_text(text, "utf-8")
    error = refused("tiny")
    assert error.code == "damaged_weights"
    assert f"{version / 'manifest.json'} is not a complete manifest" in error.message
    assert "install the package again" in error.message


def test_a_manifest_that_is_not_utf8_is_refused(version):
    (version / "manifest.json").write_bytes(b"\xff\xfe{}")
    assert refused("tiny").code == "damaged_weights"


def test_a_missing_default_is_named_with_what_there_is(version):
    error = refused(DEFAULT)
    assert error.code == "unknown_model"
    assert DEFAULT in error.message and "tiny" in error.message


def test_an_unknown_name_without_torch_says_what_to_install(monkeypatch):
    monkeypatch.setattr(sentence_transformers_encoder, "find_spec", lambda name: None)
    error = refused("e5-small")
    assert error.code == "needs_train_extra"
    assert "'e5-small'" in error.message and DEFAULT in error.message
    assert "pip install '.[train]'" in error.message


def test_a_dimension_that_the_weights_do_not_have_is_refused():
    manifest = replace(read_manifest(WEIGHTS / DEFAULT), dimension=512)
    with pytest.raises(ModelError) as caught:
        OnnxEncoder.from_folder(WEIGHTS / DEFAULT, manifest)
    assert caught.value.code == "damaged_weights"
    assert "384" in caught.value.message and "512" in caught.value.message


# The shipped encoder


def test_it_says_what_it_is(encoder):
    manifest = read_manifest(WEIGHTS / DEFAULT)
    assert (encoder.id, encoder.dimension) == (DEFAULT, 384)
    assert encoder.sha256 == manifest.sha256 == file_sha256(WEIGHTS / DEFAULT / "model.onnx")
    assert load_encoder(DEFAULT).sha256 == encoder.sha256


def test_vectors_are_of_length_one(encoder, together):
    assert together.shape == (len(MIXED), encoder.dimension)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together.astype(np.float64), axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(encoder):
    rows = encoder.encode([])
    assert rows.shape == (0, 384)
    assert rows.dtype == np.float32


def test_empty_text_has_a_vector(encoder):
    (row,) = encoder.encode([""])
    assert np.isfinite(row).all()
    assert row @ encoder.encode(["nurse"])[0] < 0.9


def test_text_beyond_256_tokens_is_cut(encoder):
    words = ["data"] * 254
    whole, longer, other = encoder.encode(
        [" ".join(words), " ".join([*words, "nurse"]), " ".join([*words[:-1], "nurse"])]
    )
    assert np.array_equal(whole, longer)
    assert not np.array_equal(whole, other)


def test_equal_texts_get_equal_rows_in_place(encoder):
    rows = encoder.encode(["chef", "nurse", "chef", "", "nurse"])
    assert np.array_equal(rows[0], rows[2])
    assert np.array_equal(rows[1], rows[4])
    assert not np.array_equal(rows[0], rows[1])


def test_half_a_surrogate_is_no_accident(encoder):
    rows = encoder.encode(["data \ud800 engineer", "data ? engineer"])
    assert np.array_equal(*rows)


def test_a_vector_does_not_depend_on_the_batch(encoder, together):
    alone = np.concatenate([encoder.encode([text]) for text in MIXED])
    differ = [row for row in range(len(MIXED)) if not np.array_equal(alone[row], together[row])]
    assert differ == []
    backwards = encoder.encode(MIXED[::-1])[::-1]
    assert np.array_equal(backwards, together)


def test_batches_are_mixed_in_that_test(encoder):
    lengths = [len(item.ids) for item in encoder._tokenizer.encode_batch_fast(list(MIXED))]
    batches = list(_batches(sorted(range(len(MIXED)), key=lengths.__getitem__), lengths))
    assert max(lengths) == 256
    assert len(batches) > 1
    assert sum(len({lengths[row] for row in batch}) > 1 for batch in batches) > 1


def test_a_vector_does_not_depend_on_padding(encoder, together, monkeypatch):
    """However badly texts are batched: the shortest beside the longest."""
    monkeypatch.setattr(onnx_encoder, "FREE_PADDING", 10**9)
    monkeypatch.setattr(onnx_encoder, "BATCH_TOKENS", 10**9)
    rows = list(range(len(MIXED)))
    assert list(_batches(rows, [2] * 5 + [256] * (len(rows) - 5))) == [rows]
    assert np.array_equal(encoder.encode(MIXED), together)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_vector_does_not_depend_on_threads(together, threads):
    assert np.array_equal(load_encoder(threads=threads).encode(MIXED), together)


def test_it_can_be_shared_between_threads(encoder, together):
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(lambda row: encoder.encode(MIXED[row : row + 4]), range(0, 20, 4)))
    assert np.array_equal(np.concatenate(parts), together[:20])


def test_another_process_gives_the_same_bits(together):
    code = (
        "import sys; from models.registry import load_encoder; from tests.test_models import MIXED;"
        "sys.stdout.buffer.write(load_encoder().encode(MIXED[:9]).tobytes())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=WEIGHTS.parents[1], capture_output=True, check=True
    )
    assert done.stdout == together[:9].tobytes()


def test_vectors_stay_what_they_were(together):
    """Frozen from the export of all-MiniLM-L6-v2; a new export that moves them is a new version."""
    golden = [[-0.070627, -0.03912, 0.052608, 0.046969], [-0.010706, 0.018032, -0.021126, 0.013099]]
    assert np.allclose(together[:2, :4], golden, rtol=0, atol=1e-4)


def test_meaning_is_what_it_measures(encoder):
    nurse, care, code = encoder.encode(
        ["registered nurse", "cares for patients in hospital", "writes software in Python"]
    )
    assert nurse @ care > nurse @ code + 0.2
