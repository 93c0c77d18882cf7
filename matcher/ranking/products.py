"""Products of vectors, on one core.

The products here are small. BLAS would wake a thread per core for each and let it wait for more,
and those waiting threads take the cores from the encoder: a match took half as long again.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from models.encoder import Vectors


def cosines(rows: NDArray[np.float64], queries: Vectors) -> NDArray[np.float64]:
    """Return the cosine of each row with each query, both of unit length: (rows, queries)."""
    with _blas().limit(limits=1, user_api="blas"):
        product: NDArray[np.float64] = rows @ queries.T.astype(np.float64)
    return product


@cache
def _blas() -> ThreadpoolController:
    """Find the process's BLAS once: the search takes milliseconds."""
    return ThreadpoolController()
