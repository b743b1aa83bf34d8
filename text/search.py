"""What the search knows of a text: its words as stems with their places, and below them the parts of long words.

PostgreSQL matches these as they are (`intmk.fulltext`). What people type is read by the same rules (`text.asked`). A
change here makes stored vectors old: it needs a migration that renews them, as `proposals/0005` did.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .hyphens import points
from .stems import folded, singular_start, stem

# Of whole words and of parts of compounds, in the title and below it.
IN_TITLE, IN_TEXT, PART_IN_TITLE, PART_IN_TEXT = "A", "B", "C", "D"
_SIGN = r"[:*_·•]"
# „Bürger:innen“, „Bürger/-innen“, „Bürger(innen)“ and „Minister*in“ are one word each.
_WORD = re.compile(
    rf"[^\W_]+(?:{_SIGN}(?:innen|INNEN)[^\W_]*|{_SIGN}(?:in|IN)(?![^\W_])|(?:/-?|-)(?:innen|in)(?<!-in)(?![^\W_])"
    r"|/-in(?![^\W_])|\((?:innen|in)\))?"
)
_NO_LETTER = re.compile(r"[\W_]+")
_HYPHENS = "-\u2010\u2011"
_AND = frozenset({"und", "oder", "bzw", "beziehungsweise", "sowie", "als", "auch"})
_REACH = 6  # words from „Integrations-“ to its „…kurse“
_LONGEST = 80  # letters; stemming takes the square of a word's length, and German words end before that
_APART = 5  # places between two paragraphs, so that no phrase goes over
_SHORT_PARTS = frozenset({"amt", "bau", "not", "ort", "rat", "tag", "weg"})
_SHORTEST_PART, _SHORTEST_BEFORE = 4, 3
_ENDING = re.compile(
    r"[^aeiouyäöü]*(?:ung|ungen|ig\w{0,2}|lich\w{0,2}|isch\w{0,2}|(?:ig|lich|sam|bar)?keit\w{0,2}|heit\w{0,2}|schaft\w{0,2}|i?on|i?onen"
    r"|en|er|ern|em|es|e|te|ten|ter|end\w{0,2}|al\w{0,2}|e?r?in|e?r?innen|(?:ungs|ions|keits|heits|schafts)\w+)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a paragraph; `letters` without the signs of „Bürger:innen“.

    A word that is longer than any is known by its beginning, here and in what is asked.
    """

    letters: str
    start: int
    end: int
    goes_on: bool  # „Integrations-“: its end stands in a later word
    goes_back: bool  # „-prüfungen“: its beginning stands in an earlier word
    is_joined: bool  # „Länder-AG“: a hyphen joins it to the word before

    @property
    def stem(self) -> str:
        return stem(self.letters)


def words_of(text: str) -> list[Word]:
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        after, before = text[end : end + 2], text[max(start - 2, 0) : start]
        hyphen_after, hyphen_before = after[:1] in _HYPHENS and after != "", before[-1:] in _HYPHENS and before != ""
        found.append(
            Word(
                _NO_LETTER.sub("", match.group())[:_LONGEST],
                start,
                end,
                goes_on=hyphen_after and not after[1:].isalnum(),
                goes_back=hyphen_before and not before[:-1].isalnum(),
                is_joined=hyphen_before and before[:-1].isalnum() and bool(found),
            )
        )
    return found


def stems(text: str) -> list[str]:
    """The stems of the words, in their order."""
    return [word.stem for word in words_of(text)]


def lexemes(title: str, paragraphs: Iterable[str]) -> dict[str, list[str]]:
    """Every stem with its places and weights, as a vector of PostgreSQL says it: {"kur": ["3A", "17B"]}.

    Of a part only the first place is kept: it tells that the text has it, and phrases are made of whole words.
    """
    found: dict[str, dict[str, None]] = {}
    parts_found: dict[str, str] = {}
    place = 1
    for paragraph, whole, part in _weighted(title, paragraphs):
        words = words_of(paragraph)
        for number, word in enumerate(words):
            found.setdefault(word.stem, {})[f"{place + number}{whole}"] = None
            for name in _parts_at(words, number):
                parts_found.setdefault(name, f"{place + number}{part}")
        place += len(words) + _APART
    for name, first in parts_found.items():
        found.setdefault(name, {})[first] = None
    return {name: list(places) for name, places in found.items()}


def _weighted(title, paragraphs) -> Iterator[tuple[str, str, str]]:
    yield title, IN_TITLE, PART_IN_TITLE
    for paragraph in paragraphs:
        yield paragraph, IN_TEXT, PART_IN_TEXT


def all_of(words: list[Word], number: int) -> set[str]:
    """Under which stems a word is found: itself, its parts, and what „Integrations- und Sprachkurse“ says."""
    return {words[number].stem, *_parts_at(words, number)}


def _parts_at(words: list[Word], number: int) -> Iterator[str]:
    word = words[number]
    yield from parts(word.letters)
    if word.is_joined:
        yield stem(words[number - 1].letters + word.letters)
    if word.goes_on and (head := _head(words[number + 1 : number + 1 + _REACH])):
        yield from (stem(word.letters + end) for end in (head, *ends(head)))
    if word.goes_back and (first := _first(words[max(number - _REACH, 0) : number])):
        yield from (stem(first[: len(first) - len(end)] + word.letters) for end in ends(first))


def _head(later: list[Word]) -> str:
    return next((word.letters for word in later if not word.goes_on and word.letters.lower() not in _AND), "")


def _first(earlier: list[Word]) -> str:
    before = reversed(earlier)
    return next((word.letters for word in before if not word.goes_back and word.letters.lower() not in _AND), "")


@lru_cache(maxsize=5_000)
def parts(word: str) -> tuple[str, ...]:
    """The stems of what a long word ends in: „sprachkur“ and „kur“ for „Berufssprachkurse“; what it begins with is
    found as a beginning.
    """
    found = dict.fromkeys(stem(end) for end in ends(word))
    found |= dict.fromkeys(start for end in (word, *ends(word)) if (start := singular_start(folded(end))))
    if not folded(word).startswith(stem(word)):
        found[folded(word)] = None  # whoever has typed „Länd“ so far is on the way to „Länder“
    found.pop(stem(word), None)
    return tuple(found)


@lru_cache(maxsize=5_000)
def ends(word: str) -> tuple[str, ...]:
    """The ends of a long word that can be words: from each place where it may be parted, but no mere ending."""
    if len(word) < _SHORTEST_BEFORE + _SHORTEST_PART - 1:
        return ()
    lowered = word.lower()
    found = (lowered[place:] for place in points(lowered) if place >= _SHORTEST_BEFORE)
    return tuple(end for end in found if _is_word(end))


def _is_word(end: str) -> bool:
    return end in _SHORT_PARTS or (len(end) >= _SHORTEST_PART and not _ENDING.fullmatch(end))
