"""Write the example resumes of invented people as PDF and DOCX files."""

import argparse
from collections.abc import Callable
from pathlib import Path

import docx_layouts
import pdf_columns
import pdf_single
from people import Person
from people_data import DATA_ANALYST, ML_ENGINEER
from people_office import ACCOUNTANT, CAREER_CHANGER
from people_service import CHEF, NURSE
from people_systems import CLOUD_ENGINEER, SECURITY_ANALYST

Layout = Callable[[Person], bytes]

EXAMPLES: tuple[tuple[Person, Layout, str], ...] = (
    (ML_ENGINEER, pdf_single.classic, "pdf"),
    (DATA_ANALYST, pdf_columns.left_sidebar, "pdf"),
    (NURSE, pdf_single.spaced, "pdf"),
    (CHEF, docx_layouts.headed, "docx"),
    (CAREER_CHANGER, docx_layouts.tabled, "docx"),
    (CLOUD_ENGINEER, pdf_columns.timeline, "pdf"),
    (ACCOUNTANT, docx_layouts.plain, "docx"),
    (SECURITY_ANALYST, pdf_columns.two_columns, "pdf"),
)


def write_all(folder: Path) -> list[Path]:
    """Write every example into the folder and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for person, layout, ending in EXAMPLES:
        path = folder / f"{person.id}.{ending}"
        path.write_bytes(layout(person))
        paths.append(path)
    return paths


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).resolve().parent,
        help="folder for the files (default: the folder of this script)",
    )
    for path in write_all(parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    main()
