"""What needs torch: the served vectors against the original's, and the recipe that makes them."""

from __future__ import annotations

import json
from importlib.util import find_spec
from itertools import product

import numpy as np
import pytest

from models.registry import DEFAULT, WEIGHTS, ModelError, load_encoder, read_manifest, verify

pytestmark = [
    pytest.mark.train,
    pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="needs the train extra"),
    pytest.mark.filterwarnings("ignore"),  # torch and the exporter warn of their own affairs
]

AGREEMENT = 0.9999
WHO = ("Senior nurse", "Line cook", "Data engineer", "Paralegal", "Électricien", "経理担当者",
       "CPA", "chef de partie")  # fmt: skip
DID = (
    "cut costs by 27 % in FY2023",
    "reconciled 1,200 accounts a month in QuickBooks & Excel",
    "built CI/CD for 14 services (Go, C++, .NET) on AWS EKS",
    "taught grade 9–12 algebra; IEPs, SPED",
    "led a team of nine, from Zürich to São Paulo",
    "wrote motions, depositions and discovery requests",
    "answered calls and emails; Zendesk, first-contact resolution",
    "",
    "|||| •• ★ 🙂 ---- ____",
)
TIMES = (1, 2, 5)
TEXTS = [" ".join([f"{who} {did}".strip()] * times) for who, did, times in product(WHO, DID, TIMES)]
TEXTS += [" ".join([did] * 60) for did in DID if did]


@pytest.fixture(scope="module")
def original():
    from models.export import packaged_base
    from models.sentence_transformers_encoder import SentenceTransformersEncoder

    return SentenceTransformersEncoder.from_name(str(packaged_base()))


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """A version made anew by the recipe."""
    from models.export import export, packaged_base

    target = tmp_path_factory.mktemp("weights") / "again"
    return target, export(packaged_base(), target, "Apache-2.0")


def cosines(left, right):
    return np.sum(left.astype(np.float64) * right.astype(np.float64), axis=1)


def test_served_vectors_are_those_of_the_original(original):
    assert len(set(TEXTS)) >= 200
    served = load_encoder().encode(TEXTS)
    expected = original.encode(TEXTS)
    agreement = cosines(served, expected)
    assert agreement.min() >= AGREEMENT, TEXTS[int(agreement.argmin())]
    assert cosines(served, np.roll(expected, 5, axis=0)).mean() < 0.9, "the texts differ"


def test_the_recipe_makes_a_working_version(exported, original):
    from models.onnx_encoder import OnnxEncoder

    folder, manifest = exported
    assert read_manifest(folder) == manifest
    verify(folder, manifest)
    assert (manifest.id, manifest.dimension, manifest.max_tokens) == ("again", 384, 256)
    assert manifest.metrics["cosine_to_original_min"] >= AGREEMENT
    encoder = OnnxEncoder.from_folder(folder, manifest)
    texts = TEXTS[::9]
    assert cosines(encoder.encode(texts), original.encode(texts)).min() >= AGREEMENT
    assert np.abs(encoder.encode(texts) - load_encoder().encode(texts)).max() < 1e-5


def test_the_recipe_agrees_with_what_ships(exported):
    _, manifest = exported
    shipped = json.loads((WEIGHTS / DEFAULT / "manifest.json").read_text("utf-8"))
    assert manifest.files["tokenizer.json"] == shipped["files"]["tokenizer.json"]
    assert manifest.recipe == shipped["recipe"]


def test_another_model_keeps_the_promises_of_the_seam(original):
    from models.export import packaged_base

    encoder = load_encoder(str(packaged_base()))
    assert encoder.id == packaged_base().name
    assert encoder.sha256 == original.sha256
    assert encoder.sha256 != load_encoder().sha256, "weights as stored differ"
    assert encoder.dimension == 384
    rows = encoder.encode(["chef", "", "chef", "word " * 1000])
    assert rows.shape == (4, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows[0], rows[2])
    empty = encoder.encode([])
    assert (empty.shape, empty.dtype) == ((0, 384), np.dtype(np.float32))


def test_a_vector_of_another_model_hardly_depends_on_the_batch(original):
    texts = TEXTS[::11]
    together = original.encode(texts)
    alone = np.concatenate([original.encode([text]) for text in texts])
    assert np.abs(alone - together).max() < 1e-6


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError) as caught:
        load_encoder(str(tmp_path))
    assert caught.value.code == "unknown_model"
    assert str(tmp_path) in caught.value.message
