"""The sixteen Länder by name, in the order of the rotation: they come with the program, as the months do. Pure.

The rows of `Land`, to which everything points, are made from the same file by a migration, and no page changes their
names. Lists of all sixteen therefore need no query.
"""

import csv
from pathlib import Path

FILE = Path(__file__).resolve().parent / "data" / "laender.csv"


def _names() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["rotation_index"]))
    return {row["code"]: row["name"] for row in rows}


NAMES: dict[str, str] = _names()
COUNT = len(NAMES)  # sixteen, each with one vote
WITH_FEDERATION = COUNT + 1  # where the Bund votes, too
FEDERATION = "BUND"  # stands for the Bund where it votes beside the Länder


def in_words(names: list[str]) -> str:
    """„Niedersachsen, Bremen und Hamburg“; „Alle Länder“ where all sixteen are named."""
    if len(names) == COUNT:
        return "Alle Länder"
    *first, last = names
    return f"{', '.join(first)} und {last}" if first else last
