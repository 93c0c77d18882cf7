"""Who the person is: found, set apart, and covered in the text that goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.resume.addresses import addresses
from matcher.resume.contacts import emails, is_clear, links, phones
from matcher.resume.name_repeats import repeats_of
from matcher.resume.person_name import find_name
from matcher.resume.personal import Told, personal_data
from matcher.resume.resume import Identity, Line
from matcher.resume.sections import kind_of_heading
from matcher.resume.spans import Span, merged, without_nested

HEAD_LINES = 14
"""Contact data stand among so many first lines, or before the first heading if that is sooner."""
MOST_CONTACT_LINES = 14
"""A contact section has at most so many lines."""


def find_identity(text: str, lines: Sequence[Line]) -> tuple[Identity, list[Span]]:
    """Return who the person is, and the spans of the text that say so."""
    mails = emails(text)
    near = contact_stretches(text, lines, mails)
    spans = {"emails": mails}
    spans["links"] = _outside(links(text, near), mails)
    personal = personal_data(text, near)
    told = [(item.start, item.end) for found in personal.values() for item in found]
    taken = [*mails, *spans["links"], *told]
    places = _outside(addresses(text, near), taken)
    numbers = [
        (start, end) for start, end in _outside(phones(text, near), taken)
        if is_clear(text[start:end]) or _outside([(start, end)], places)
    ]  # fmt: skip
    spans["phones"], spans["addresses"] = numbers, _outside(places, numbers)
    contact = " ".join(text[start:end] for start, end in (*mails, *spans["links"])).lower()
    name = find_name(text, lines, contact)
    identity = Identity(
        name=" ".join(text[start:end].strip() for start, end in name),
        emails=_texts(text, mails),
        phones=_texts(text, spans["phones"]),
        links=_texts(text, spans["links"]),
        addresses=_texts(text, spans["addresses"]),
        birth_date=_first(personal["birth_date"]),
        age=_first(personal["age"]),
        gender=_first(personal["gender"]),
        marital_status=_first(personal["marital_status"]),
        nationality=_first(personal["nationality"]),
        others=tuple(dict.fromkeys(item.value for item in personal["others"])),
    )
    names = repeats_of(text, name) if name else []
    return identity, sorted({*names, *told, *(span for found in spans.values() for span in found)})


def contact_stretches(text: str, lines: Sequence[Line], mails: Sequence[Span]) -> list[Span]:
    """Return where contact data need no label: the head, contact sections, lines about mail."""
    stretches: list[Span] = []
    headings = [(number, kind) for number, line in enumerate(lines)
                if (kind := kind_of_heading(text[line.start : line.end])) is not None]  # fmt: skip
    work = [number for number, kind in headings if kind != "contact"]
    head = min([number for number in work if number > 1] + [HEAD_LINES, len(lines)])
    if head:
        stretches.append((lines[0].start, lines[head - 1].end))
    for number, kind in headings:
        if kind == "contact":
            after = [other for other, _ in headings if other > number]
            last = min([*after, number + 1 + MOST_CONTACT_LINES, len(lines)])
            stretches.append((lines[number].start, lines[last - 1].end))
    for start, _ in mails:
        place = next((at for at, line in enumerate(lines) if start < line.end), 0)
        around = range(max(0, place - 2), min(place + 3, len(lines)))
        stretches += [(lines[at].start, lines[at].end) for at in around if at not in work]
    return merged(stretches, 1)


def cover(text: str, spans: Sequence[Span]) -> str:
    """Return the text with the spans replaced by spaces; line ends stay."""
    letters = list(text)
    for start, end in spans:
        for index in range(start, end):
            if letters[index] != "\n":
                letters[index] = " "
    return "".join(letters)


def _first(told: Sequence[Told]) -> str:
    return told[0].value if told else ""


def _texts(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[start:end].strip() for start, end in spans))


def _outside(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """Return the spans that overlap none of the others, nor one before them."""
    return [(start, end) for start, end in without_nested(spans)
            if not any(start < finish and begin < end for begin, finish in others)]  # fmt: skip
