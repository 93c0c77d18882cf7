"""PDF to lines with pypdf, for files that PDFium does not open.

Runs only inside the reading process (`worker.py`), with limits far below pypdf's own.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from matcher.resume.document import Document, Note, TextLine
from matcher.resume.errors import UnreadableResume

MEGABYTE = 1_000_000
LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 10 * MEGABYTE,
    "array_based_stream_maximum_output_length": 10 * MEGABYTE,
    "array_maximum_element_count": 20_000,
    "dictionary_maximum_element_count": 20_000,
    "jbig2_maximum_output_length": 5 * MEGABYTE,
    "lzw_maximum_output_length": 10 * MEGABYTE,
    "run_length_maximum_output_length": 10 * MEGABYTE,
    "zlib_maximum_output_length": 10 * MEGABYTE,
    "zlib_maximum_recovery_input_length": MEGABYTE,
    "brotli_maximum_output_length": 10 * MEGABYTE,
    "image_maximum_buffer_size": 5 * MEGABYTE,
    "stream_decoding_work_maximum_length": 20 * MEGABYTE,
    "stream_parsing_work_maximum_count": 300_000,
    "xmp_maximum_input_length": MEGABYTE,
    "outline_maximum_entries": 1_000,
    "page_tree_maximum_entries": 1_000,
    "page_tree_maximum_page_entries": 20_000,
    "form_fields_maximum_entries": 1_000,
    "named_destinations_maximum_entries": 1_000,
    "xform_maximum_invocations_per_extraction": 200,
    "xfa_decoding_work_maximum_length": 5 * MEGABYTE,
    "jbig2dec_binary": None,
}
"""What a resume never needs more of; fields of `pypdf.Configuration`."""


def read_with_pypdf(
    data: bytes, most_pages: int, notes: Callable[[int], tuple[Note, ...]]
) -> Document:
    """Read the text of the first pages; UnreadableResume when encrypted, broken or over a limit."""
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import FileNotDecryptedError, LimitReachedError

    from matcher.resume.pdf import encrypted

    try:
        with apply_configuration(**LIMITS):
            file = PdfReader(BytesIO(data))
            if file.is_encrypted and not file.decrypt(""):
                raise encrypted()
            pages = len(file.pages)
            lines = [
                TextLine(" ".join(text.split()), number + 1)
                for number in range(min(pages, most_pages))
                for text in (file.pages[number].extract_text() or "").splitlines()
            ]
    except (UnreadableResume, MemoryError, RecursionError):
        raise
    except FileNotDecryptedError:
        raise encrypted() from None
    except LimitReachedError as error:
        raise UnreadableResume(
            "too_complex",
            "the file is too complex to read safely: print it as a simple PDF and send that",
            type(error).__name__,
        ) from None
    except Exception as error:
        raise UnreadableResume(
            "broken",
            "the file begins like a PDF but is damaged: "
            "open it in a viewer and save or print it as a PDF again",
            type(error).__name__,
        ) from None
    return Document("pdf", pages, tuple(lines), notes(pages))
