"""XML of strangers to a tree: no document type, no entities, no depth without end.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.resume.errors import UnreadableResume

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_DEPTH = 200


def parse_xml(content: bytes, name: str) -> Element:
    """Return the root; UnreadableResume when it is not well-formed, not safe or nested too deep.

    `name` is what the document is called: "DOCX", "Europass XML".
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableResume(
            "broken",
            f"the text of the {name} is not well-formed: open it in the program that made it and "
            "save it again",
            type(error).__name__,
        ) from None
    if _depth(root) > MOST_DEPTH:
        raise UnreadableResume(
            "too_complex",
            f"the {name} nests deeper than {MOST_DEPTH} elements: save it as a PDF and send that",
        )
    return root


def local(element: Element) -> str:
    """Return the name of an element without its name space."""
    return element.tag.rpartition("}")[2]


def _depth(root: Element) -> int:
    deepest, layer = 0, [root]
    while layer and deepest <= MOST_DEPTH:
        deepest, layer = deepest + 1, [child for element in layer for child in element]
    return deepest
