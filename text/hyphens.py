"""Where a German word may be parted: the patterns of LibreOffice, read from the file that pyphen carries.

Liang's method on two levels: a list of words parts compounds („Rück-kehr“), then syllables are looked for in each part.
We take the file and never import its reader, which throws both levels together (Ab-sch-lüs-se) and needs 24 MB.
"""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

SOFT_HYPHEN = "\u00ad"
SHORTEST = 12  # letters; what is shorter fits into every column
_KEY = 4  # letters by which patterns are found: few begin alike
_DIGITS = str.maketrans("", "", "0123456789")
_PATTERN = re.compile(r"[\w.]+")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
# Heads of compounds that begin with a vowel: without them the consonant before goes over (mark-tin-te-gra-ti-on).
_HEADS = """
    abkommen abschluss abschlüss absicher akteur analyse anbieter anerkenn angebot angehör anlauf anpass ansatz ansätz
    anspruch ansprüch antrag anträg arbeit asyl aufenthalt aufklär auflag aufnahm ausbild ausländ ausschuss ausschüss
    ausstatt austausch ausweis ehrenamt einbürger einglieder einreis einricht einwander einzel eltern empfehl entwickl
    erfahr erfass erfolg erlaubnis erleichter ermittl erstatt erweiter erwerb information infrastruktur initiativ
    inklusion institut instrument integrat integrier interess orientier umfeld umsetz unterkunft unterkünft unterricht
    unterstütz
"""
# A level: the patterns by their first letters, as they stand in the file, with the values between the letters.
_Level = dict[str, tuple[str, ...]]


@lru_cache(maxsize=5_000)
def points(word: str) -> tuple[int, ...]:
    """The places where the word may be parted, as numbers of letters before them; at least two on either side."""
    compounds, syllables = _levels()
    lowered = word.lower()
    if len(lowered) != len(word):
        return ()
    edges = [0, *_odd(lowered, compounds), len(word)]
    found = set(edges[1:-1])
    for start, end in pairwise(edges):
        found.update(start + place for place in _odd(lowered[start:end], syllables))
    return tuple(sorted(found))


def soft(text: str) -> str:
    """The same words with a soft hyphen wherever a long one may be parted: browsers have no German patterns."""
    return _LONG_WORD.sub(lambda match: _parted(match.group()), text)


def _parted(word: str) -> str:
    edges = [0, *points(word), len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(edges))


def _odd(word: str, level: _Level) -> list[int]:
    """The places at which the strongest pattern says yes, two letters from the ends of the word."""
    framed = f".{word}."
    values = [0] * (len(framed) + 1)
    for start in range(len(framed)):
        for length in range(1, _KEY + 1):
            for row in level.get(framed[start : start + length], ()) if start + length <= len(framed) else ():
                if framed.startswith(row.translate(_DIGITS), start):
                    _raise(values, start, row)
    return [place - 1 for place in range(3, len(framed) - 2) if values[place] % 2]


def _raise(values: list[int], start: int, row: str) -> None:
    place = start
    for character in row:
        if character.isdecimal():
            values[place] = max(values[place], int(character))
        else:
            place += 1


@cache
def _levels() -> tuple[_Level, _Level]:
    folder = find_spec("pyphen").submodule_search_locations[0]
    content = Path(folder, "dictionaries", "hyph_de_DE.dic").read_text(encoding="latin-1")
    words, _, syllables = content.partition("\nNEXTLEVEL\n")
    heads = "\n".join(f"1{head}" for head in _HEADS.split())
    return _level(f"{words}\n{heads}"), _level(syllables)


def _level(lines: str) -> _Level:
    found: dict[str, list[str]] = {}
    for row in lines.split("\n"):
        if _PATTERN.fullmatch(row) and row == row.lower():
            found.setdefault(row.translate(_DIGITS)[:_KEY], []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}
