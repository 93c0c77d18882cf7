"""How a run of a DOCX looks: its own properties over those of its styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matcher.resume.visibility import WHITE, Colour, parse_colour

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = frozenset({"0", "false", "off", "none"})
BACKGROUNDS = frozenset({"background1", "light1", "bg1", "lt1"})
"""Names of the theme's colour of the page."""
DEEPEST = 12
"""A style is based on another at most so often."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of text; None where nothing is said. `shade` is the colour behind it.

    `scale` is the width of letters in percent, `line` the height of lines in points if it is fixed.
    """

    vanish: bool | None = None
    colour: Colour | None = None
    points: float | None = None
    shade: Colour | None = None
    scale: float | None = None
    line: float | None = None

    def over(self, other: Look) -> Look:
        """Return this look where it says something, and the other where it does not."""
        said = {
            name: value for name in self.__slots__ if (value := getattr(self, name)) is not None
        }
        return replace(other, **said)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document: each look, and what it is based on."""

    default: Look
    looks: Mapping[str, Look]
    bases: Mapping[str, str]
    usual: str
    """The paragraph style of a paragraph that names none."""
    shaded: frozenset[str]
    """Table styles that shade some of their cells."""

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Read `word/styles.xml`; an absent one has no styles."""
        if root is None:
            return cls(Look(), {}, {}, "", frozenset())
        defaults = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
        styles = {_value(item, "styleId"): item for item in root.iter(f"{WORD}style")}
        usual = next(
            (name for name, item in styles.items()
             if _value(item, "type") == "paragraph" and _value(item, "default") in ("1", "true")),
            "",
        )  # fmt: skip
        return cls(
            look_of(defaults),
            {name: _style_look(item) for name, item in styles.items()},
            {name: _value(item.find(f"{WORD}basedOn")) for name, item in styles.items()},
            usual,
            frozenset(name for name, item in styles.items() if _shades_cells(item)),
        )

    def named(self, name: str) -> Look:
        """Return the look of a style with all that it is based on."""
        look = Look()
        for _ in range(DEEPEST):
            if name not in self.looks:
                break
            look, name = look.over(self.looks[name]), self.bases.get(name, "")
        return look

    def paragraph(self, properties: Element | None) -> Look:
        """Return the look that a paragraph gives its runs."""
        style = properties.find(f"{WORD}pStyle") if properties is not None else None
        named = self.named(_value(style) if style is not None else self.usual)
        return paragraph_look(properties).over(named).over(self.default)

    def run(self, properties: Element | None, paragraph: Look) -> Look:
        """Return the look of a run in a paragraph."""
        style = properties.find(f"{WORD}rStyle") if properties is not None else None
        return look_of(properties).over(self.named(_value(style))).over(paragraph)


def look_of(properties: Element | None) -> Look:
    """Read the properties of a run, `w:rPr`."""
    if properties is None:
        return Look()
    vanish = properties.find(f"{WORD}vanish")
    highlight = properties.find(f"{WORD}highlight")
    marked = parse_colour(_value(highlight)) if highlight is not None else None
    return Look(
        None if vanish is None else _value(vanish) not in OFF,
        _colour(properties.find(f"{WORD}color")),
        _number(properties.find(f"{WORD}sz"), 2.0),
        marked or shade_of(properties),
        _number(properties.find(f"{WORD}w"), 1.0),
    )


def paragraph_look(properties: Element | None) -> Look:
    """Read what a paragraph's own properties, `w:pPr`, say of its text."""
    if properties is None:
        return Look()
    spacing = properties.find(f"{WORD}spacing")
    exact = spacing is not None and _value(spacing, "lineRule") == "exact"
    line = _number(spacing, 20.0, "line") if exact else None
    return Look(shade=shade_of(properties), line=line)


def shade_of(properties: Element | None) -> Colour | None:
    """Return the colour behind text, cell or table; None where it is clear."""
    shade = properties.find(f"{WORD}shd") if properties is not None else None
    if shade is None:
        return None
    return parse_colour(_value(shade, "color" if _value(shade) == "solid" else "fill"))


def _style_look(style: Element) -> Look:
    properties = style.find(f"{WORD}pPr")
    return look_of(style.find(f"{WORD}rPr")).over(paragraph_look(properties))


def _shades_cells(style: Element) -> bool:
    return _value(style, "type") == "table" and next(_shades(style), None) is not None


def _shades(element: Element) -> Iterator[Element]:
    return (item for item in element.iter(f"{WORD}shd") if _value(item, "fill") not in ("", "auto"))


def _colour(element: Element | None) -> Colour | None:
    if element is None:
        return None
    if _value(element, "themeColor") in BACKGROUNDS and _value(element, "themeShade") == "":
        return WHITE
    return parse_colour(_value(element))


def _number(element: Element | None, share: float, name: str = "val") -> float | None:
    try:
        return float(_value(element, name)) / share
    except ValueError:
        return None


def _value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{WORD}{name}", "")
